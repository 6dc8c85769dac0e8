package dev.tollgate.application.admin.errors;

import dev.tollgate.application.admin.errors.ErrorRefusal.CheckErrorsRefusal;
import dev.tollgate.application.admin.errors.ErrorRefusal.ContractFilesInvalid;
import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.application.port.ErrorCatalog.Source;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.kinds.Pages;
import dev.tollgate.domain.ContractVersion;
import dev.tollgate.domain.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Checks the wording that an operator keeps in a directory. */
public final class CheckErrors {

  private final ErrorCatalog catalog;

  public CheckErrors(ErrorCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The errors that the directory changes, as a server would answer them.
   *
   * @param clients that must not be pinned to a version which is not in the directory; empty if
   *     nobody asked for that
   */
  public Result<List<Entry>, CheckErrorsRefusal> check(Path directory, Optional<Clients> clients) {
    ErrorCatalog changed = catalog.with(directory);
    List<String> mistakes = new ArrayList<>(changed.mistakes());
    if (mistakes.isEmpty()) {
      clients.ifPresent(all -> mistakes.addAll(missing(all, changed.versions())));
    }
    return mistakes.isEmpty()
        ? Result.ok(
            changed.names().stream()
                .flatMap(name -> changed.errors(name).stream())
                .filter(entry -> entry.source() == Source.OPERATOR)
                .toList())
        : Result.refused(new ContractFilesInvalid(mistakes));
  }

  private static List<String> missing(Clients clients, List<ContractVersion> known) {
    Map<ContractVersion, Long> missing =
        Pages.listed(clients::page, client -> client.id().value())
            .flatMap(client -> client.versions().stream())
            .filter(version -> !known.contains(version))
            .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
    return missing.entrySet().stream()
        .map(
            it ->
                "The version %s is missing. Clients that are pinned to it: %d."
                    .formatted(it.getKey(), it.getValue()))
        .toList();
  }
}
