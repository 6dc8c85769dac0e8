package dev.tollgate.http.rfc;

import dev.tollgate.application.contract.Terms;
import dev.tollgate.http.Issuer;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The terms of this contract, made once: a server knows its issuer when it listens. */
@Singleton
final class RfcTerms {

  private final RfcSettings settings;
  private final Issuer issuer;
  private volatile Optional<Terms> terms = Optional.empty();

  RfcTerms(RfcSettings settings, Issuer issuer) {
    this.settings = settings;
    this.issuer = issuer;
  }

  Terms get() {
    if (terms.isEmpty()) {
      terms = Optional.of(settings.terms(issuer));
    }
    return terms.get();
  }
}
