package dev.tollgate.application.issue;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.PlainAssertions;
import dev.tollgate.application.authentication.ClientAuthenticator;
import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.contract.CodeFlowTerms;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.ContractRules.WhenCompanyInactive;
import dev.tollgate.application.contract.ContractRules.WhenNoScopes;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.contract.TokenTerms;
import dev.tollgate.application.grant.Standing;
import dev.tollgate.application.port.AnswerSeal;
import dev.tollgate.application.port.TokenSigner;
import dev.tollgate.application.signin.People;
import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.CodeChallenge;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SecretId;
import dev.tollgate.domain.SessionId;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.TokenForm;
import dev.tollgate.domain.TokenSettings;
import dev.tollgate.domain.User;
import dev.tollgate.domain.refusal.CodeGrantRefusal;
import dev.tollgate.domain.refusal.RefreshGrantRefusal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A user who lets the client {@code app}, whose secret is {@code right}, act for a company; tokens
 * are written as {@code ID CLAIMS}.
 */
final class UserGrants {

  static final String URI = "https://app.example/callback";

  /** RFC 7636, appendix B. */
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  static final CodeChallenge CHALLENGE =
      new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");

  static final ResourceUri ISSUER = new ResourceUri("https://issuer.example");
  static final ResourceUri API = new ResourceUri("https://api.example");
  static final ScopeSet SCOPES = ScopeSet.of("openid", "profile:read", "assets:read");

  static final Terms TERMS =
      new Terms(
          new ContractRules("rfc", WhenCompanyInactive.REFUSE, WhenNoScopes.REFUSE, Set.of()),
          Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
          new TokenTerms(
              new TokenForm.Jwt(SigningAlgorithm.RS256, "at+jwt", _ -> Map.of()),
              Optional.of(Duration.ofHours(1)),
              Optional.of(ISSUER)),
          Optional.of(
              new CodeFlowTerms(
                  Duration.ofMinutes(1),
                  Duration.ofDays(30),
                  Duration.ofSeconds(10),
                  Optional.of(
                      new CodeFlowTerms.IdTokens(
                          SigningAlgorithm.RS256,
                          (user, code, token, text, nonce) ->
                              Map.of("email", user.email(), "nonce", nonce.orElse("none")))))));

  final People people = new People();
  final Storage store = people.store;
  final User user = people.user("ada@example.com", "correct horse battery");
  Client client = register("app", GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
  final Grant grant = allow(SCOPES);

  /** Signs nothing. */
  private static final TokenSigner SIGNER =
      (token, form, custom) -> token.id() + " " + new TreeMap<>(form.claims().apply(token));

  /** Opens what it wrote itself, and shows all of it. */
  static final AnswerSeal SEAL =
      new AnswerSeal() {
        @Override
        public String seal(String key, String context, String text) {
          return SecretDigest.of(key + " " + context).hex() + text;
        }

        @Override
        public Optional<String> open(String key, String context, String sealed) {
          String start = seal(key, context, "");
          return Optional.of(sealed)
              .filter(it -> it.startsWith(start))
              .map(it -> it.substring(start.length()));
        }
      };

  UserGrants() {
    boolean _ = store.resources().add(API);
  }

  /** A client of the company with the secret {@code right}. */
  Client register(String id, GrantType... grants) {
    ClientSecret secret =
        new ClientSecret(
            new SecretId("sec_1"),
            SecretDigest.of("right"),
            People.START,
            Optional.empty(),
            Optional.empty());
    Client made =
        new Client(
            new RegistrationId("reg_" + id),
            new ClientId(id),
            new Name("App"),
            people.company.enterprise(),
            Optional.of(people.company.id()),
            ScopeSet.of("profile:read", "assets:read"),
            new ClientAuthentication.BySecret(List.of(secret)),
            Set.of(grants),
            Set.of(),
            Set.of(),
            TokenSettings.NONE,
            new CodeFlow(List.of(new RedirectUri(URI)), List.of(), false, true, true, false),
            Set.of(),
            true,
            People.START);
    boolean _ = store.clients().add(made);
    return made;
  }

  private Grant allow(ScopeSet scopes) {
    Grant fresh =
        new Grant(
            GrantId.next(People.START, people.random),
            client.registration(),
            client.id(),
            user.id(),
            people.company.id(),
            "rfc",
            scopes,
            People.START,
            People.START,
            Optional.empty());
    return store.grants().allow(fresh, scopes).orElseThrow();
  }

  /** The text of a new code. */
  String code(ScopeSet scopes, List<ResourceUri> audience) {
    String text = AuthorizationCode.FORM.generate(people.random);
    boolean _ =
        store
            .authorizationCodes()
            .add(
                new AuthorizationCode(
                    SecretDigest.of(text),
                    client.registration(),
                    client.id(),
                    "rfc",
                    user.id(),
                    people.company.id(),
                    grant.id(),
                    scopes,
                    audience,
                    Optional.of(URI),
                    Optional.empty(),
                    Optional.of("n-1"),
                    Optional.of(CHALLENGE),
                    SessionId.next(People.START, people.random),
                    People.START,
                    people.clock().instant(),
                    people.clock().instant().plus(TERMS.users().codeLifetime()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
    return text;
  }

  String code() {
    return code(SCOPES, List.of());
  }

  AuthorizationCode onRecord(String code) {
    return store.authorizationCodes().find(SecretDigest.of(code)).orElseThrow();
  }

  Optional<RefreshToken> refreshToken(String text) {
    return store.refreshTokens().find(SecretDigest.of(text));
  }

  private ClientAuthenticator authenticator() {
    return new ClientAuthenticator(
        store.clients(),
        tenants(),
        store.assertions(),
        new PlainAssertions(),
        (_, _, _, _) -> {},
        people.clock());
  }

  private Tenants tenants() {
    return Tenants.of(store.enterprises(), store.companies());
  }

  private UserTokens userTokens() {
    return new UserTokens(
        store.resources(),
        new TokenMint(
            store.tokens()::startAdding, store.companies(), SIGNER, people.clock(), people.random),
        SIGNER,
        people.random);
  }

  IssueByAuthorizationCode exchanging(AuthorizationCodes codes) {
    return new IssueByAuthorizationCode(
        authenticator(), tenants(), Standing.of(store), codes, userTokens(), people.clock());
  }

  IssueByRefreshToken refreshing(RefreshTokens refreshTokens) {
    return new IssueByRefreshToken(
        authenticator(),
        tenants(),
        Standing.of(store),
        refreshTokens,
        store.authorizationCodes(),
        store.tokens(),
        userTokens(),
        SEAL,
        people.clock());
  }

  static ClientCredentials credentials(String id, String secret) {
    return new ClientCredentials.Secret(new Parameter.Text(id), new Parameter.Text(secret));
  }

  static Parameter text(String text) {
    return text.isEmpty() ? new Parameter.Absent() : new Parameter.Text(text);
  }

  static CodeRequest codeRequest(String code) {
    return codeRequest(code, URI, VERIFIER);
  }

  /** Empty text is a parameter that is left out. */
  static CodeRequest codeRequest(
      String code, String redirectUri, String verifier, String... resources) {
    return new CodeRequest(
        credentials("app", "right"),
        text(code),
        text(redirectUri),
        text(verifier),
        List.of(resources),
        List.of());
  }

  static RefreshRequest refreshRequest(String refreshToken, String scope, String... resources) {
    return new RefreshRequest(
        credentials("app", "right"),
        text(refreshToken),
        text(scope),
        List.of(resources),
        List.of());
  }

  Result<IssuedTokens, CodeGrantRefusal> exchange(CodeRequest request) {
    return exchanging(store.authorizationCodes()).issue(request, TERMS);
  }

  Result<IssuedTokens, CodeGrantRefusal> exchange(String code) {
    return exchange(codeRequest(code));
  }

  Result<IssuedTokens, RefreshGrantRefusal> refresh(RefreshRequest request) {
    return refreshing(store.refreshTokens()).issue(request, TERMS);
  }

  Result<IssuedTokens, RefreshGrantRefusal> refresh(String refreshToken) {
    return refresh(refreshRequest(refreshToken, ""));
  }

  /** The tokens for a new code. */
  IssuedTokens tokens() {
    return accepted(exchange(code()));
  }

  static <T, R> T accepted(Result<T, R> result) {
    return result.fold(
        value -> value,
        refusal -> {
          throw new AssertionError("refused: " + refusal);
        });
  }
}
