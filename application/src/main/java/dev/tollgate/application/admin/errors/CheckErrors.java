package dev.tollgate.application.admin.errors;

import dev.tollgate.application.admin.errors.ErrorRefusal.CheckErrorsRefusal;
import dev.tollgate.application.admin.errors.ErrorRefusal.ContractFilesInvalid;
import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.application.port.ErrorCatalog.Source;
import dev.tollgate.domain.Result;
import java.nio.file.Path;
import java.util.List;

/** Checks the wording that an operator keeps in a directory. */
public final class CheckErrors {

  private final ErrorCatalog catalog;

  public CheckErrors(ErrorCatalog catalog) {
    this.catalog = catalog;
  }

  /** The errors that the directory changes, as a server would answer them. */
  public Result<List<Entry>, CheckErrorsRefusal> check(Path directory) {
    ErrorCatalog changed = catalog.with(directory);
    List<String> mistakes = changed.mistakes();
    return mistakes.isEmpty()
        ? Result.ok(
            changed.names().stream()
                .flatMap(name -> changed.errors(name).stream())
                .filter(entry -> entry.source() == Source.OPERATOR)
                .toList())
        : Result.refused(new ContractFilesInvalid(mistakes));
  }
}
