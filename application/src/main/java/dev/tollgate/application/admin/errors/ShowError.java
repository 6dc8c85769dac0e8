package dev.tollgate.application.admin.errors;

import dev.tollgate.application.Suggestions;
import dev.tollgate.application.admin.errors.ErrorRefusal.ContractNotFound;
import dev.tollgate.application.admin.errors.ErrorRefusal.ErrorNotFound;
import dev.tollgate.application.admin.errors.ErrorRefusal.ShowErrorRefusal;
import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.domain.Result;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows what contracts document about one error. */
public final class ShowError {

  private final ErrorCatalog catalog;

  public ShowError(ErrorCatalog catalog) {
    this.catalog = catalog;
  }

  /** All errors with this name or code, of one contract or version, or of all contracts. */
  public Result<List<ErrorCatalog.Entry>, ShowErrorRefusal> show(
      String nameOrCode, Optional<String> contract) {
    if (contract.isPresent() && !catalog.names().contains(contract.get())) {
      return Result.refused(new ContractNotFound(contract.get(), catalog.names()));
    }
    List<ErrorCatalog.Entry> all =
        contract.map(List::of).orElseGet(catalog::contracts).stream()
            .flatMap(name -> catalog.errors(name).stream())
            .toList();
    List<ErrorCatalog.Entry> found =
        all.stream().filter(entry -> names(entry).anyMatch(nameOrCode::equals)).toList();
    return found.isEmpty()
        ? Result.refused(new ErrorNotFound(nameOrCode, known(all).nearest(nameOrCode)))
        : Result.ok(found);
  }

  private static Stream<String> names(ErrorCatalog.Entry entry) {
    return Stream.concat(Stream.of(entry.name()), entry.code().stream());
  }

  private static Suggestions known(List<ErrorCatalog.Entry> all) {
    return new Suggestions(all.stream().flatMap(ShowError::names).distinct().toList());
  }
}
