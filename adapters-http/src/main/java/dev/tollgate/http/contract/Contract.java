package dev.tollgate.http.contract;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.Issuer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A published contract: the value that its folder exports. */
public non-sealed interface Contract extends Folder {

  /** Where the demo's public client takes users back; nobody has to listen there. */
  String DEMO_REDIRECT_URI = "http://localhost:8090/callback";

  /** What it rules differently from other contracts, whatever a deployment decides. */
  ContractRules rules();

  /** What its tokens are signed with; empty if all of them are opaque. */
  Optional<SigningAlgorithm> algorithm(SettingValues values);

  /** How a deployment offers it. */
  Terms terms(SettingValues values, Issuer issuer);

  /** The scopes that it publishes; a deployment registers those that its clients may have. */
  default List<RegisteredScope> scopes() {
    return List.of();
  }

  /** The scopes that every one of its resources needs. */
  default ScopeSet requiredScopes(SettingValues values) {
    return ScopeSet.EMPTY;
  }

  /** How far the clock of a client may differ from ours where it authenticates with assertions. */
  default Duration assertionLeeway(SettingValues values) {
    return Duration.ZERO;
  }

  /**
   * Its paths that a contract derived from it can serve at paths of its own, each with the name of
   * its layer; none if it cannot be extended.
   */
  default Map<String, String> derivable() {
    return Map.of();
  }

  /** The settings that a contract derived from it can decide for itself. */
  default List<Setting<?>> derivableSettings() {
    return List.of();
  }

  /**
   * Lines for a shell that show the contract at work with one client; empty for none. {@code BASE},
   * {@code ID} and {@code SECRET} stand for the server's address and the client's credentials,
   * {@code APP} for the id of a public client that users authorize, at {@link #DEMO_REDIRECT_URI}.
   */
  default String walk() {
    return "";
  }
}
