package dev.tollgate.application.admin.errors;

import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.ContractNotFound;
import dev.tollgate.domain.refusal.ErrorNotFound;
import dev.tollgate.domain.refusal.ShowErrorRefusal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows what contracts document about one error. */
public final class ShowError {

  private final ErrorCatalog catalog;

  public ShowError(ErrorCatalog catalog) {
    this.catalog = catalog;
  }

  /** All errors with this name or code, of one contract or of all. */
  public Result<List<ErrorCatalog.Entry>, ShowErrorRefusal> show(
      String nameOrCode, Optional<String> contract) {
    List<String> known = catalog.contracts();
    if (contract.isPresent() && !known.contains(contract.get())) {
      return Result.refused(new ContractNotFound(contract.get(), known));
    }
    List<ErrorCatalog.Entry> all =
        contract.map(List::of).orElse(known).stream()
            .flatMap(name -> catalog.errors(name).stream())
            .toList();
    List<ErrorCatalog.Entry> found =
        all.stream().filter(entry -> names(entry).anyMatch(nameOrCode::equals)).toList();
    return found.isEmpty()
        ? Result.refused(new ErrorNotFound(nameOrCode, nearest(nameOrCode, all)))
        : Result.ok(found);
  }

  private static Stream<String> names(ErrorCatalog.Entry entry) {
    return Stream.concat(Stream.of(entry.name()), entry.code().stream());
  }

  private static Optional<String> nearest(String wanted, List<ErrorCatalog.Entry> all) {
    String start = wanted.substring(0, Math.min(wanted.length(), LONGEST_COMPARED));
    return all.stream()
        .flatMap(ShowError::names)
        .distinct()
        .filter(name -> distance(start, name) <= Math.max(2, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(start, name)));
  }

  private static final int LONGEST_COMPARED = 100;

  /** How many characters must be put in, taken out or changed to make one text of the other. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[other.length()];
  }
}
