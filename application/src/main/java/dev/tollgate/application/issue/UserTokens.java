package dev.tollgate.application.issue;

import dev.tollgate.application.Why;
import dev.tollgate.application.contract.CodeFlowTerms.IdTokens;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.grant.Standing.Acting;
import dev.tollgate.application.port.TokenSigner;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.StandardScopes;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.TokenForm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes the tokens that speak for a user, for the grants that issue them together. */
public final class UserTokens {

  private final Audience audience;
  private final TokenMint mint;
  private final TokenSigner signer;
  private final RandomGenerator random;

  public UserTokens(
      Resources resources, TokenMint mint, TokenSigner signer, RandomGenerator random) {
    this.audience = new Audience(resources);
    this.mint = mint;
    this.signer = signer;
    this.random = random;
  }

  /** Tokens that are not on record yet. */
  record Prepared(IssuedTokens tokens, Optional<RefreshToken> refreshToken) {}

  /**
   * The audience of a token that comes from a code: what the code is for, or a part of it. Empty if
   * the request names something else.
   */
  Optional<List<ResourceUri>> audience(
      AuthorizationCode code, List<String> resources, List<String> audiences, Terms terms) {
    List<ResourceUri> usual =
        code.audience().isEmpty()
            ? terms.tokens().defaultAudience().stream().toList()
            : code.audience();
    Optional<List<ResourceUri>> asked = audience.of(resources, audiences, usual);
    if (asked.isEmpty() || code.audience().isEmpty() || code.audience().containsAll(asked.get())) {
      return asked;
    }
    Why.because(() -> "A resource is not among those of the authorization request.");
    return Optional.empty();
  }

  Prepared prepare(
      AuthorizationCode code,
      Client client,
      Acting acting,
      ScopeSet scopes,
      List<ResourceUri> audience,
      Optional<String> nonce,
      Terms terms,
      Instant now) {
    Subject.OfUser subject =
        new Subject.OfUser(code.user(), code.grant(), Optional.of(code.digest()));
    IssuedToken access =
        mint.prepare(
            new TokenMint.Granted(client, subject, Optional.of(code.company()), scopes, audience),
            terms.contract(),
            terms.tokens());
    Optional<String> refreshText =
        client.grants().contains(GrantType.REFRESH_TOKEN)
                && terms.grants().contains(GrantType.REFRESH_TOKEN)
            ? Optional.of(RefreshToken.FORM.generate(random))
            : Optional.empty();
    Optional<RefreshToken> refreshToken =
        refreshText.map(
            text ->
                new RefreshToken(
                    SecretDigest.of(text),
                    code.digest(),
                    now,
                    now.plus(terms.users().refreshTokenLifetime()),
                    Optional.empty()));
    return new Prepared(
        new IssuedTokens(access, refreshText, idToken(code, acting, access, nonce, scopes, terms)),
        refreshToken);
  }

  private Optional<String> idToken(
      AuthorizationCode code,
      Acting acting,
      IssuedToken access,
      Optional<String> nonce,
      ScopeSet scopes,
      Terms terms) {
    if (!scopes.values().contains(StandardScopes.OPENID)) {
      return Optional.empty();
    }
    return terms.users().idTokens().map(form -> sign(form, code, acting, access, nonce));
  }

  private String sign(
      IdTokens form,
      AuthorizationCode code,
      Acting acting,
      IssuedToken access,
      Optional<String> nonce) {
    Map<String, Object> claims =
        form.claims().of(acting.user(), code, access.token(), access.text(), nonce);
    return signer.sign(
        access.token(), new TokenForm.Jwt(form.algorithm(), "JWT", _ -> claims), List.of());
  }

  /** When everything that was prepared has expired; empty if one of the tokens does not expire. */
  static Optional<Instant> keptUntil(Prepared prepared) {
    return prepared
        .tokens()
        .accessToken()
        .token()
        .expiresAt()
        .map(
            end ->
                prepared
                    .refreshToken()
                    .map(RefreshToken::expiresAt)
                    .filter(later -> later.isAfter(end))
                    .orElse(end));
  }
}
