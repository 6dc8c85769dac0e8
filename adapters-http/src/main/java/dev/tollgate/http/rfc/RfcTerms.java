package dev.tollgate.http.rfc;

import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.contract.Derivations;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The terms of this contract, made once: a server knows its issuer when it listens. */
@Singleton
final class RfcTerms {

  private final RfcSettings settings;
  private final Issuer issuer;
  private final Derivations derivations;
  private volatile Optional<Terms> terms = Optional.empty();

  RfcTerms(RfcSettings settings, Issuer issuer, Derivations derivations) {
    this.derivations = derivations;
    this.settings = settings;
    this.issuer = issuer;
  }

  /** Those of the contract that a request belongs to: this one, or one that is derived from it. */
  Terms of(Request request) {
    return derivations.terms(request, this::get);
  }

  /** The rules of that contract. */
  ContractRules rulesOf(Request request) {
    return derivations.rules(request, RfcSettings.CONTRACT);
  }

  Terms get() {
    if (terms.isEmpty()) {
      terms = Optional.of(settings.terms(issuer));
    }
    return terms.get();
  }
}
