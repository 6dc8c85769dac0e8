package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.port.AssertionVerifier;
import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.storage.Assertions;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Proof;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Secret;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.refusal.AuthenticationAmbiguous;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import dev.tollgate.domain.refusal.CallerInactive;
import dev.tollgate.domain.refusal.CallerRefusal;
import dev.tollgate.domain.refusal.FieldsInvalid;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds the client that a caller proves to be: what all endpoints for clients share. */
public final class ClientAuthenticator {

  private static final System.Logger LOG = System.getLogger(ClientAuthenticator.class.getName());

  /** How far the clocks of the nodes that share a store may be apart. */
  private static final Duration CLOCK_MARGIN = Duration.ofMinutes(1);

  private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Clients clients;
  private final Tenants tenants;
  private final Assertions assertions;
  private final AssertionVerifier verifier;
  private final AuditTrail audit;
  private final Clock clock;

  public ClientAuthenticator(
      Clients clients,
      Enterprises enterprises,
      Companies companies,
      Assertions assertions,
      AssertionVerifier verifier,
      AuditTrail audit,
      Clock clock) {
    this.clients = clients;
    this.tenants = new Tenants(enterprises, companies);
    this.assertions = assertions;
    this.verifier = verifier;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is wrong with what was presented, as far as that shows without the store. */
  static Optional<CallerRefusal> problemOf(Presented presented) {
    if (presented instanceof Presented.Several) {
      return Optional.of(new AuthenticationAmbiguous());
    }
    Fields fields = new Fields();
    fields.presented(presented);
    return fields.problems().isEmpty()
        ? Optional.empty()
        : Optional.of(new FieldsInvalid(fields.problems()));
  }

  /** One that may be heard: it is who it says, and its tenants are active. */
  Result<Client, CallerRefusal> caller(Presented presented, Terms terms) {
    return switch (authenticate(presented, terms)) {
      case Result.Refused<Client, AuthenticationFailed>(AuthenticationFailed failed) ->
          Result.refused(failed);
      case Result.Ok<Client, AuthenticationFailed>(Client client) ->
          tenants.isEnterpriseActive(client) && !tenants.isRefusedByCompany(client, terms)
              ? Result.ok(client)
              : Result.refused(new CallerInactive());
    };
  }

  Tenants tenants() {
    return tenants;
  }

  /** What was presented has to have no problems, and to be one thing. */
  Result<Client, AuthenticationFailed> authenticate(Presented presented, Terms terms) {
    return switch (presented) {
      case Presented.IdAndSecret(Parameter id, Parameter secret) ->
          bySecret(textOf(id), textOf(secret), terms);
      case Presented.Assertion assertion -> byAssertion(assertion, terms);
      case Presented.IdAlone(Parameter id) ->
          decide(textOf(id), find(textOf(id)), new Proof.OfNothing(), terms);
      case Presented.Unreadable() -> refuse(terms, "", Cause.CREDENTIALS_UNREADABLE);
      case Presented.Nothing(), Presented.Several() -> refuse(terms, "", Cause.NO_CREDENTIALS);
    };
  }

  private static String textOf(Parameter parameter) {
    return parameter.text().orElseThrow(() -> new IllegalStateException("not checked before"));
  }

  /** One look-up and the same digests, whether the client exists or not. */
  private Result<Client, AuthenticationFailed> bySecret(String id, String secret, Terms terms) {
    return decide(id, find(id), new Proof.OfSecret(Secret.presented(secret).digest()), terms);
  }

  private Result<Client, AuthenticationFailed> byAssertion(
      Presented.Assertion presented, Terms terms) {
    String assertion = textOf(presented.assertion());
    Optional<ClientId> claimed = verifier.claimedBy(assertion);
    String id = presented.id().text().or(() -> claimed.map(ClientId::value)).orElse("");
    boolean sound =
        textOf(presented.type()).equals(JWT_BEARER)
            && claimed.filter(named -> named.value().equals(id)).isPresent();
    Optional<Client> client = find(id);
    Optional<Cause> bar = client.flatMap(known -> barBeforeFetch(known, terms));
    Optional<ClientAuthentication> keys =
        client.filter(known -> bar.isEmpty()).map(Client::authentication);
    Result<AssertionVerifier.Verified, Cause> verified =
        verifier.verify(assertion, keys, presented.audiences(), clock.instant());
    Optional<Cause> flaw = bar.or(() -> verified.fold(it -> Optional.empty(), Optional::of));
    Proof proof =
        new Proof.OfAssertion(sound ? flaw : flaw.or(() -> Optional.of(Cause.ASSERTION_CLAIMS)));
    Result<Client, AuthenticationFailed> verdict = decide(id, client, proof, terms);
    return verdict instanceof Result.Ok<Client, AuthenticationFailed>(Client proven)
            && verified instanceof Result.Ok<AssertionVerifier.Verified, Cause>(var use)
            && !spend(proven, use)
        ? refuse(terms, id, Cause.ASSERTION_REPLAYED)
        : verdict;
  }

  /** A fetch can be seen, and can fail: no keys are fetched for who is refused in any case. */
  private static Optional<Cause> barBeforeFetch(Client client, Terms terms) {
    return client.authentication() instanceof ClientAuthentication.ByKeysAt
        ? client.barred(terms.contract())
        : Optional.empty();
  }

  private boolean spend(Client client, AssertionVerifier.Verified use) {
    SecretDigest once = SecretDigest.of(client.registration().value() + " " + use.id());
    return assertions.spend(once, use.usableUntil().plus(CLOCK_MARGIN));
  }

  private Optional<Client> find(String id) {
    return clients.find(ClientId.parse(id).orElse(ClientId.NOBODY));
  }

  private Result<Client, AuthenticationFailed> decide(
      String id, Optional<Client> client, Proof proof, Terms terms) {
    Instant now = clock.instant();
    String idDigest = "sha256:" + SecretDigest.of(id).hex().substring(0, 12);
    Result<Client, AuthenticationFailed> verdict =
        client
            .map(known -> known.authenticate(proof, terms.contract(), now))
            .orElseGet(() -> Client.authenticateNobody(proof));
    if (verdict
        instanceof Result.Refused<Client, AuthenticationFailed>(AuthenticationFailed failed)) {
      tell(terms, client.map(known -> known.id().value()).orElse(idDigest), failed);
    }
    return verdict;
  }

  private Result<Client, AuthenticationFailed> refuse(Terms terms, String client, Cause cause) {
    AuthenticationFailed failed = new AuthenticationFailed(cause);
    tell(terms, client, failed);
    return Result.refused(failed);
  }

  /** The trail never changes an answer, not even by failing. */
  private void tell(Terms terms, String client, AuthenticationFailed failed) {
    try {
      audit.authenticationFailed(terms.contract(), client, failed.cause());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the audit trail failed", e);
    }
  }
}
