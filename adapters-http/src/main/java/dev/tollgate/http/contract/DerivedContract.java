package dev.tollgate.http.contract;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Operation;
import dev.tollgate.http.reference.Derivation;
import dev.tollgate.http.reference.NamedError;
import dev.tollgate.http.wire.Segments;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A contract that an operator derived from another one by file: the same use cases and layers at
 * paths of its own, with terms and wording of its own. Users take no part in it.
 */
public final class DerivedContract implements Contract {

  /** What only the grants of users refuse. */
  private static final Set<String> OF_USERS = Set.of("CodeGrantRefusal", "RefreshGrantRefusal");

  private final Derivation derivation;
  private final Contract base;

  DerivedContract(Derivation derivation, Contract base) {
    this.derivation = derivation;
    this.base = base;
  }

  @Override
  public String name() {
    return derivation.name();
  }

  Derivation derivation() {
    return derivation;
  }

  /** The contract that it is derived from. */
  public Contract base() {
    return base;
  }

  /** Its paths, each with the path of the base that it stands for. */
  public Map<String, String> paths() {
    return derivation.paths();
  }

  /** The path below which everything belongs to it. */
  public String root() {
    return derivation.root();
  }

  /** Whether an error of the base can be met here. */
  boolean isMet(NamedError error) {
    return derivation.paths().values().stream()
            .map(base.derivable()::get)
            .anyMatch(error.entry().layer()::equals)
        && !OF_USERS.contains(error.use());
  }

  /** None of its own: those of the base answer. */
  @Override
  public List<Class<? extends Layer>> layers() {
    return List.of();
  }

  @Override
  public Map<String, Operation> operations() {
    return derivation.paths().entrySet().stream()
        .filter(path -> base.operations().containsKey(path.getValue()))
        .collect(
            Collectors.toMap(Map.Entry::getKey, path -> base.operations().get(path.getValue())));
  }

  @Override
  public ContractRules rules() {
    ContractRules rules = base.rules();
    return new ContractRules(
        name(),
        rules.whenCompanyInactive(),
        rules.whenNoScopes(),
        rules.opaqueTokens(),
        rules.redirectMatch());
  }

  @Override
  public Optional<SigningAlgorithm> algorithm(SettingValues values) {
    return base.algorithm(decided(values));
  }

  @Override
  public Terms terms(SettingValues values, Issuer issuer) {
    Terms terms = base.terms(decided(values), issuer);
    return new Terms(rules(), Set.of(GrantType.CLIENT_CREDENTIALS), terms.tokens());
  }

  private SettingValues decided(SettingValues values) {
    Map<String, String> decided = new HashMap<>(values.given());
    decided.putAll(derivation.settings());
    return new SettingValues(decided);
  }

  /** The path of the base that a path of this contract stands for; empty if it has no such path. */
  public Optional<String> basePath(String path) {
    return derivation.paths().keySet().stream()
        .filter(own -> Segments.isBelow(own, path))
        .max(Comparator.comparingInt(String::length))
        .map(own -> derivation.paths().get(own) + path.substring(own.length()));
  }

  /** The path of this contract that stands for a path of the base. */
  public Optional<String> ownPath(String path) {
    return derivation.paths().entrySet().stream()
        .filter(own -> Segments.isBelow(own.getValue(), path))
        .max(Comparator.comparingInt(own -> own.getValue().length()))
        .map(own -> own.getKey() + path.substring(own.getValue().length()));
  }
}
