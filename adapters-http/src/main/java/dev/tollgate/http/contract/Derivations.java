package dev.tollgate.http.contract;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.wire.Request;
import dev.tollgate.http.wire.Segments;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The derived contracts of this server: which requests are theirs, and what holds for them. */
@Singleton
public final class Derivations {

  private final List<DerivedContract> all;
  private final SettingValues values;
  private final Issuer issuer;
  private final Map<String, Terms> terms = new ConcurrentHashMap<>();

  public Derivations(Folders folders, SettingValues values, Issuer issuer) {
    this.all = folders.derived();
    this.values = values;
    this.issuer = issuer;
  }

  /**
   * A path of a derived contract.
   *
   * @param path the path of the base that answers
   * @param known whether the contract has such a path
   */
  public record Place(String contract, String path, boolean known) {}

  /** The place of a path below the root of a derived contract; empty for every other path. */
  public Optional<Place> find(String path) {
    for (DerivedContract contract : all) {
      if (Segments.isBelow(contract.root(), path)) {
        Optional<String> base = contract.basePath(path);
        return Optional.of(
            new Place(
                contract.name(),
                base.orElseGet(() -> contract.paths().values().iterator().next() + "/nothing"),
                base.isPresent()));
      }
    }
    return Optional.empty();
  }

  /** The terms under which a request is served. */
  public Terms terms(Request request, Supplier<Terms> own) {
    return request.contract().isEmpty()
        ? own.get()
        : terms.computeIfAbsent(request.contract(), name -> contract(name).terms(values, issuer));
  }

  /** The rules under which a request is served. */
  public ContractRules rules(Request request, ContractRules own) {
    return request.contract().isEmpty() ? own : contract(request.contract()).rules();
  }

  private DerivedContract contract(String name) {
    return all.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }
}
