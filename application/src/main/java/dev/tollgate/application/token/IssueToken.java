package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.port.TokenSigner;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Secret;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantTypeUnsupported;
import dev.tollgate.domain.refusal.IssueRefusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/** Issues an access token to a client that proves who it is (RFC 6749, 4.4). */
public final class IssueToken {

  private static final System.Logger LOG = System.getLogger(IssueToken.class.getName());

  private final Clients clients;
  private final Enterprises enterprises;
  private final Tokens tokens;
  private final TokenSigner signer;
  private final AuditTrail audit;
  private final Clock clock;
  private final RandomGenerator random;

  public IssueToken(
      Clients clients,
      Enterprises enterprises,
      Tokens tokens,
      TokenSigner signer,
      AuditTrail audit,
      Clock clock,
      RandomGenerator random) {
    this.clients = clients;
    this.enterprises = enterprises;
    this.tokens = tokens;
    this.signer = signer;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Fields first, then the grant type, both without the store; then the client, then its
   * enterprise.
   */
  public Result<Issued, IssueRefusal> issue(IssueRequest request, Terms terms) {
    SequencedMap<String, FieldsInvalid.Problem> problems = new LinkedHashMap<>();
    String grantType = read("grant_type", request.grantType(), problems);
    String clientId = read("client_id", request.clientId(), problems);
    String secret = read("client_secret", request.clientSecret(), problems);
    if (!problems.isEmpty()) {
      return Result.refused(new FieldsInvalid(problems));
    }
    if (!grantType.equals("client_credentials")) {
      return Result.refused(new GrantTypeUnsupported());
    }
    Instant now = clock.instant();
    return switch (authenticate(clientId, secret, now, terms)) {
      case Result.Refused<Client, AuthenticationFailed>(AuthenticationFailed failed) ->
          Result.refused(failed);
      case Result.Ok<Client, AuthenticationFailed>(Client client) ->
          isEnterpriseActive(client)
              ? Result.ok(issueTo(client, now, terms))
              : Result.refused(new EnterpriseInactive());
    };
  }

  private static String read(
      String name, Parameter value, SequencedMap<String, FieldsInvalid.Problem> problems) {
    return switch (value) {
      case Parameter.Text(String text) -> text;
      case Parameter.Absent() -> {
        problems.put(name, FieldsInvalid.Problem.MISSING);
        yield "";
      }
      case Parameter.NotText() -> {
        problems.put(name, FieldsInvalid.Problem.NOT_A_STRING);
        yield "";
      }
    };
  }

  /** One look-up and the same digests, whether the client exists or not. */
  private Result<Client, AuthenticationFailed> authenticate(
      String clientId, String secret, Instant now, Terms terms) {
    Optional<Client> client = clients.find(ClientId.parse(clientId).orElse(ClientId.NOBODY));
    SecretDigest presented = Secret.presented(secret).digest();
    String idDigest = "sha256:" + SecretDigest.of(clientId).hex().substring(0, 12);
    Result<Client, AuthenticationFailed> verdict =
        client
            .map(known -> known.authenticate(presented, now))
            .orElseGet(() -> Client.authenticateNobody(presented));
    if (verdict
        instanceof Result.Refused<Client, AuthenticationFailed>(AuthenticationFailed failed)) {
      tell(terms, client.map(known -> known.id().value()).orElse(idDigest), failed);
    }
    return verdict;
  }

  /** The trail never changes an answer, not even by failing. */
  private void tell(Terms terms, String client, AuthenticationFailed failed) {
    try {
      audit.authenticationFailed(terms.contract(), client, failed.cause());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the audit trail failed", e);
    }
  }

  private boolean isEnterpriseActive(Client client) {
    return enterprises.find(client.enterprise()).filter(Enterprise::active).isPresent();
  }

  private Issued issueTo(Client client, Instant now, Terms terms) {
    Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
    Token token =
        new Token(
            TokenId.next(now, random),
            client.registration(),
            client.id(),
            terms.contract(),
            client.scopes(),
            issuedAt,
            issuedAt.plus(terms.lifetime()),
            Optional.empty());
    String text = signer.sign(token, terms);
    if (!tokens.add(token)) {
      throw new IllegalStateException("a fresh token id was taken");
    }
    return new Issued(text, token);
  }

  /** A token and its text, which only its receiver ever sees. */
  public record Issued(String text, Token token) {
    @Override
    public String toString() {
      return "Issued[" + token.id() + "]";
    }
  }
}
