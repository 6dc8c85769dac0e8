package dev.tollgate.application.authentication;

import dev.tollgate.application.Check;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.Reasons;
import dev.tollgate.application.Waiting;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.port.AssertionVerifier;
import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.storage.Assertions;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.domain.AuditRecord;
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
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Authenticates clients, for every endpoint that asks for it (RFC 6749, 2.3). */
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
  private final Consumer<Client> authenticated;
  private final Clock clock;

  public ClientAuthenticator(
      Clients clients,
      Tenants tenants,
      Assertions assertions,
      AssertionVerifier verifier,
      AuditTrail audit,
      Clock clock) {
    this(clients, tenants, assertions, verifier, audit, _ -> {}, clock);
  }

  /**
   * The same with somebody who wants to know the client of a request.
   *
   * @param authenticated is told on the thread of the request
   */
  public ClientAuthenticator(
      Clients clients,
      Tenants tenants,
      Assertions assertions,
      AssertionVerifier verifier,
      AuditTrail audit,
      Consumer<Client> authenticated,
      Clock clock) {
    this.authenticated = authenticated;
    this.clients = clients;
    this.tenants = tenants;
    this.assertions = assertions;
    this.verifier = verifier;
    this.audit = audit;
    this.clock = clock;
  }

  /** What is wrong with credentials, as far as that shows without the store. */
  public static Optional<CallerRefusal> malformed(ClientCredentials credentials) {
    if (Check.ONE_AUTHENTICATION.fails(!(credentials instanceof ClientCredentials.Multiple))) {
      return Optional.of(new AuthenticationAmbiguous());
    }
    Optional<CallerRefusal> invalid =
        new RequestFields().credentials(credentials).invalid().map(it -> it);
    return Check.PARAMETERS.fails(invalid.isEmpty()) ? invalid : Optional.empty();
  }

  /** An authenticated client whose enterprise and company let it call. */
  public Result<Client, CallerRefusal> authenticateCaller(
      ClientCredentials credentials, ContractRules contract) {
    return switch (authenticate(credentials, contract)) {
      case Result.Refused<Client, AuthenticationFailed>(AuthenticationFailed failed) ->
          Result.refused(failed);
      case Result.Ok<Client, AuthenticationFailed>(Client client) ->
          Check.ENTERPRISE_ACTIVE.fails(
                      tenants.isEnterpriseActive(client), () -> Reasons.enterpriseInactive(client))
                  || Check.COMPANY_ACTIVE.fails(
                      !tenants.isRefused(client.company(), contract),
                      () -> Reasons.companyInactive(client.company()))
              ? Result.refused(new CallerInactive())
              : Result.ok(client);
    };
  }

  /**
   * Authenticates a client.
   *
   * @param credentials are not {@link #malformed}
   */
  public Result<Client, AuthenticationFailed> authenticate(
      ClientCredentials credentials, ContractRules contract) {
    Result<Client, AuthenticationFailed> verdict = verdictOn(credentials, contract);
    new AuthenticationChecks(verdict).tell();
    if (verdict instanceof Result.Ok<Client, AuthenticationFailed>(Client client)) {
      authenticated.accept(client);
    }
    return verdict;
  }

  private Result<Client, AuthenticationFailed> verdictOn(
      ClientCredentials credentials, ContractRules contract) {
    return switch (credentials) {
      case ClientCredentials.Secret(Parameter id, Parameter secret) ->
          bySecret(textOf(id), textOf(secret), contract);
      case ClientCredentials.Assertion assertion -> byAssertion(assertion, contract);
      case ClientCredentials.IdOnly(Parameter id) ->
          judge(textOf(id), client -> decide(client, new Proof.OfNothing(), contract), contract);
      case ClientCredentials.Unreadable() -> refuse(contract, "", Cause.CREDENTIALS_UNREADABLE);
      case ClientCredentials.None(), ClientCredentials.Multiple() ->
          refuse(contract, "", Cause.NO_CREDENTIALS);
    };
  }

  private static String textOf(Parameter parameter) {
    return parameter.text().orElseThrow(() -> new IllegalStateException("not checked before"));
  }

  /** The same look-ups and digests, whether the client exists or not. */
  private Result<Client, AuthenticationFailed> bySecret(
      String id, String secret, ContractRules contract) {
    Proof proof = new Proof.OfSecret(Secret.presented(secret).digest());
    return judge(id, client -> decide(client, proof, contract), contract);
  }

  private Result<Client, AuthenticationFailed> byAssertion(
      ClientCredentials.Assertion credentials, ContractRules contract) {
    Optional<ClientId> claimed = verifier.claimedBy(textOf(credentials.assertion()));
    String id = credentials.id().text().or(() -> claimed.map(ClientId::value)).orElse("");
    boolean sound =
        textOf(credentials.type()).equals(JWT_BEARER)
            && claimed.filter(named -> named.value().equals(id)).isPresent();
    return judge(id, client -> byAssertion(client, credentials, sound, contract), contract);
  }

  private Result<Client, AuthenticationFailed> byAssertion(
      Optional<Client> client,
      ClientCredentials.Assertion credentials,
      boolean sound,
      ContractRules contract) {
    Optional<Cause> bar = client.flatMap(known -> barBeforeFetch(known, contract));
    Optional<ClientAuthentication> keys =
        client.filter(known -> bar.isEmpty()).map(Client::authentication);
    Result<AssertionVerifier.Verified, Cause> verified =
        verifier.verify(
            textOf(credentials.assertion()), keys, credentials.audiences(), clock.instant());
    Optional<Cause> flaw = bar.or(() -> verified.fold(it -> Optional.empty(), Optional::of));
    Proof proof =
        new Proof.OfAssertion(sound ? flaw : flaw.or(() -> Optional.of(Cause.ASSERTION_CLAIMS)));
    Result<Client, AuthenticationFailed> verdict = decide(client, proof, contract);
    return verdict instanceof Result.Ok<Client, AuthenticationFailed>(Client proven)
            && verified instanceof Result.Ok<AssertionVerifier.Verified, Cause>(var use)
            && !spend(proven, use)
        ? Result.refused(new AuthenticationFailed(Cause.ASSERTION_REPLAYED))
        : verdict;
  }

  /** A fetch can be seen, and can fail: no keys are fetched for who is refused in any case. */
  private static Optional<Cause> barBeforeFetch(Client client, ContractRules contract) {
    return client.authentication() instanceof ClientAuthentication.ByKeysAt
        ? client.barred(contract.name())
        : Optional.empty();
  }

  private boolean spend(Client client, AssertionVerifier.Verified use) {
    Waiting.announce();
    SecretDigest once = SecretDigest.of(client.registration().value() + " " + use.id());
    return assertions.spend(once, use.usableUntil().plus(CLOCK_MARGIN));
  }

  /**
   * Nobody is refused for what was changed long ago: a client that is unknown and one that has been
   * remembered for a while are looked for once more.
   */
  private Result<Client, AuthenticationFailed> judge(
      String id,
      Function<Optional<Client>, Result<Client, AuthenticationFailed>> judgement,
      ContractRules contract) {
    ClientId key = ClientId.parse(id).orElse(ClientId.NOBODY);
    Optional<Client> client = clients.find(key);
    Result<Client, AuthenticationFailed> verdict = judgement.apply(client);
    if (verdict instanceof Result.Refused) {
      Optional<Client> fresh = clients.findFresh(key);
      if (!fresh.equals(client)) {
        client = fresh;
        verdict = judgement.apply(fresh);
      }
    }
    if (verdict
        instanceof Result.Refused<Client, AuthenticationFailed>(AuthenticationFailed failed)) {
      String idDigest = AuditRecord.digest(id);
      tell(contract, client.map(known -> known.id().value()).orElse(idDigest), failed);
    }
    return verdict;
  }

  private Result<Client, AuthenticationFailed> decide(
      Optional<Client> client, Proof proof, ContractRules contract) {
    return client
        .map(known -> known.authenticate(proof, contract.name(), clock.instant()))
        .orElseGet(() -> Client.authenticateUnknown(proof));
  }

  private Result<Client, AuthenticationFailed> refuse(
      ContractRules contract, String client, Cause cause) {
    AuthenticationFailed failed = new AuthenticationFailed(cause);
    tell(contract, client, failed);
    return Result.refused(failed);
  }

  /** The trail never changes an answer, not even by failing. */
  private void tell(ContractRules contract, String client, AuthenticationFailed failed) {
    try {
      audit.authenticationFailed(contract.name(), client, failed.cause(), failed.evidence());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the audit trail failed", e);
    }
  }
}
