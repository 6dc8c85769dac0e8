package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.port.TokenSigner;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.AuthenticationAmbiguous;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.domain.refusal.GrantNotAllowed;
import dev.tollgate.domain.refusal.GrantTypeUnsupported;
import dev.tollgate.domain.refusal.IssueRefusal;
import dev.tollgate.domain.refusal.ResourceUnknown;
import dev.tollgate.domain.refusal.ScopesRefused;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Issues an access token to a client that proves who it is (RFC 6749, 4.4). */
public final class IssueToken {

  /** A token has to fit into a header. */
  private static final int MAX_RESOURCES = 8;

  private final ClientAuthenticator authenticator;
  private final Resources resources;
  private final Tokens tokens;
  private final TokenSigner signer;
  private final Clock clock;
  private final RandomGenerator random;

  public IssueToken(
      ClientAuthenticator authenticator,
      Resources resources,
      Tokens tokens,
      TokenSigner signer,
      Clock clock,
      RandomGenerator random) {
    this.authenticator = authenticator;
    this.resources = resources;
    this.tokens = tokens;
    this.signer = signer;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Fields first, then the grant type, both without the store; then the client, whether it may use
   * the grant, its enterprise and its company; then what it asks for.
   */
  public Result<Issued, IssueRefusal> issue(IssueRequest request, Terms terms) {
    if (request.client() instanceof Presented.Several) {
      return Result.refused(new AuthenticationAmbiguous());
    }
    Fields fields = new Fields();
    fields.required("grant_type", request.grantType());
    fields.presented(request.client());
    fields.text("scope", request.scope());
    if (!fields.problems().isEmpty()) {
      return Result.refused(new FieldsInvalid(fields.problems()));
    }
    Optional<GrantType> grant =
        request.grantType().text().flatMap(GrantType::parse).filter(terms.grants()::contains);
    if (grant.isEmpty()) {
      return Result.refused(new GrantTypeUnsupported());
    }
    return switch (authenticator.authenticate(request.client(), terms)) {
      case Result.Refused<Client, AuthenticationFailed>(AuthenticationFailed failed) ->
          Result.refused(failed);
      case Result.Ok<Client, AuthenticationFailed>(Client client) ->
          issueTo(client, grant.get(), request, terms);
    };
  }

  private Result<Issued, IssueRefusal> issueTo(
      Client client, GrantType grant, IssueRequest request, Terms terms) {
    if (!client.grants().contains(grant)) {
      return Result.refused(new GrantNotAllowed());
    }
    if (!authenticator.tenants().isEnterpriseActive(client)) {
      return Result.refused(new EnterpriseInactive());
    }
    if (authenticator.tenants().isRefusedByCompany(client, terms)) {
      return Result.refused(new CompanyInactive());
    }
    Optional<List<ResourceUri>> audience = audience(request.resources(), terms);
    if (audience.isEmpty()) {
      return Result.refused(new ResourceUnknown());
    }
    Optional<ScopeSet> asked = asked(request.scope(), client);
    boolean refused =
        asked.filter(client.scopes()::containsAll).isEmpty()
            || (terms.noScopesRefuse() && asked.get().values().isEmpty());
    return refused
        ? Result.refused(new ScopesRefused())
        : Result.ok(issue(client, asked.get(), audience.get(), terms));
  }

  /** Empty if what was asked for cannot be read; all scopes of the client if nothing was. */
  private static Optional<ScopeSet> asked(Parameter scope, Client client) {
    return scope instanceof Parameter.Text(String text)
        ? ScopeSet.parse(text)
        : Optional.of(client.scopes());
  }

  /** Empty if one of the resources is none, or is not known, or if there are too many. */
  private Optional<List<ResourceUri>> audience(List<String> wanted, Terms terms) {
    List<ResourceUri> otherwise = terms.defaultAudience().stream().toList();
    if (wanted.isEmpty()) {
      return Optional.of(otherwise);
    }
    if (wanted.size() > MAX_RESOURCES) {
      return Optional.empty();
    }
    List<ResourceUri> known = Stream.concat(resources.all().stream(), otherwise.stream()).toList();
    List<ResourceUri> found =
        wanted.stream()
            .flatMap(text -> ResourceUri.parse(text).stream())
            .flatMap(resource -> resource.among(known).stream())
            .toList();
    return found.size() == wanted.size()
        ? Optional.of(found.stream().distinct().toList())
        : Optional.empty();
  }

  private Issued issue(Client client, ScopeSet scopes, List<ResourceUri> audience, Terms terms) {
    Instant now = clock.instant();
    Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
    Token token =
        new Token(
            TokenId.next(now, random),
            client.registration(),
            client.id(),
            new Subject.OfClient(),
            client.company(),
            terms.contract(),
            scopes,
            audience,
            Optional.empty(),
            issuedAt,
            Optional.of(issuedAt.plus(terms.lifetime())),
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
