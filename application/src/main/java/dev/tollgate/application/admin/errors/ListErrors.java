package dev.tollgate.application.admin.errors;

import dev.tollgate.application.admin.errors.ErrorRefusal.ContractNotFound;
import dev.tollgate.application.admin.errors.ErrorRefusal.ListErrorsRefusal;
import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.domain.Result;
import java.util.List;
import java.util.Optional;

/** Lists the errors that contracts document. */
public final class ListErrors {

  private final ErrorCatalog catalog;

  public ListErrors(ErrorCatalog catalog) {
    this.catalog = catalog;
  }

  /** Those of one contract, or of all. */
  public Result<List<ErrorCatalog.Entry>, ListErrorsRefusal> list(Optional<String> contract) {
    List<String> known = catalog.contracts();
    if (contract.isPresent() && !known.contains(contract.get())) {
      return Result.refused(new ContractNotFound(contract.get(), known));
    }
    return Result.ok(
        contract.map(List::of).orElse(known).stream()
            .flatMap(name -> catalog.errors(name).stream())
            .toList());
  }
}
