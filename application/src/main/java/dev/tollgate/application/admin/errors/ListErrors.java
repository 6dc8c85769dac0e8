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

  /** Those of one contract or version, or of all contracts. */
  public Result<List<ErrorCatalog.Entry>, ListErrorsRefusal> list(Optional<String> contract) {
    if (contract.isPresent() && !catalog.names().contains(contract.get())) {
      return Result.refused(new ContractNotFound(contract.get(), catalog.names()));
    }
    return Result.ok(
        contract.map(List::of).orElseGet(catalog::contracts).stream()
            .flatMap(name -> catalog.errors(name).stream())
            .toList());
  }
}
