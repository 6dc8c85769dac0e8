package dev.tollgate.application.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.contract.CodeFlowTerms;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.ContractRules.WhenCompanyInactive;
import dev.tollgate.application.contract.ContractRules.WhenNoScopes;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.contract.TokenTerms;
import dev.tollgate.application.port.IdTokenReader;
import dev.tollgate.application.signin.People;
import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.SessionId;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.TokenForm;
import dev.tollgate.domain.TokenSettings;
import dev.tollgate.domain.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an authorization request leads to, from its check to the decision of the user. */
final class AuthorizationTest {

  private static final String URI = "https://app.example/callback";
  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  private static final ContractRules RULES =
      new ContractRules("rfc", WhenCompanyInactive.REFUSE, WhenNoScopes.REFUSE, Set.of());
  private static final Terms TERMS =
      new Terms(
          RULES,
          Set.of(GrantType.AUTHORIZATION_CODE),
          new TokenTerms(
              new TokenForm.Jwt(SigningAlgorithm.RS256, "JWT", _ -> Map.of()),
              Optional.of(Duration.ofHours(1)),
              Optional.empty()),
          Optional.of(
              new CodeFlowTerms(
                  Duration.ofMinutes(1),
                  Duration.ofDays(30),
                  Duration.ofSeconds(10),
                  Optional.empty())));

  private final People people = new People();
  private final User user = people.user("ada@example.com", "correct horse battery");
  private final Tenants tenants = Tenants.of(people.store.enterprises(), people.store.companies());
  private final CodeMint mint =
      new CodeMint(
          people.store.grants(), people.store.authorizationCodes(), people.clock(), people.random);
  private Client client = registered(true, Set.of(GrantType.AUTHORIZATION_CODE));

  private Client registered(boolean asksConsent, Set<GrantType> grants) {
    Client made =
        new Client(
            new RegistrationId("reg_app"),
            new ClientId("app"),
            new Name("App"),
            people.company.enterprise(),
            Optional.of(people.company.id()),
            ScopeSet.of("profile:read", "assets:read"),
            new ClientAuthentication.None(),
            grants,
            Set.of(),
            Set.of(),
            TokenSettings.NONE,
            new CodeFlow(List.of(new RedirectUri(URI)), List.of(), false, true, asksConsent, false),
            Set.of(),
            true,
            People.START);
    boolean _ = people.store.clients().remove(made.id());
    assertEquals(true, people.store.clients().add(made));
    return made;
  }

  /** A usual request with other parameters; {@code null} for one that is left out. */
  private static AuthorizationRequest request(String... changes) {
    Map<String, Parameter> sent =
        new HashMap<>(
            Map.of(
                "client_id", new Parameter.Text("app"),
                "redirect_uri", new Parameter.Text(URI),
                "response_type", new Parameter.Text("code"),
                "scope", new Parameter.Text("openid profile:read"),
                "code_challenge", new Parameter.Text(CHALLENGE),
                "code_challenge_method", new Parameter.Text("S256")));
    List<String> resources = new ArrayList<>();
    for (String change : changes) {
      String[] pair = change.split("=", 2);
      if (pair[0].equals("resource")) {
        resources.add(pair[1]);
      } else {
        Parameter value =
            switch (pair[1]) {
              case "" -> new Parameter.Absent();
              case "TWICE" -> new Parameter.NotText();
              default -> new Parameter.Text(pair[1]);
            };
        Parameter _ = sent.put(pair[0], value);
      }
    }
    Function<String, Parameter> get = name -> sent.getOrDefault(name, new Parameter.Absent());
    return new AuthorizationRequest(
        get.apply("client_id"),
        get.apply("redirect_uri"),
        get.apply("response_type"),
        get.apply("response_mode"),
        get.apply("state"),
        get.apply("scope"),
        new AuthorizationRequest.Pkce(
            get.apply("code_challenge"), get.apply("code_challenge_method")),
        new AuthorizationRequest.OpenId(
            get.apply("nonce"),
            get.apply("prompt"),
            get.apply("max_age"),
            get.apply("id_token_hint")),
        get.apply("request"),
        get.apply("request_uri"),
        resources,
        List.of());
  }

  /** An ID token that is good reads {@code of-EMAIL}. */
  private Optional<IdTokenReader.IdToken> idToken(String text) {
    return Optional.of(text)
        .filter(it -> it.startsWith("of-"))
        .flatMap(it -> people.store.users().findByEmail(new Email(it.substring(3))))
        .map(it -> new IdTokenReader.IdToken(it.id(), client.id(), session().id()));
  }

  private Session session() {
    return new Session(
        SessionId.next(People.START, people.random),
        SecretDigest.of("cookie"),
        user.id(),
        People.START.minusSeconds(60),
        People.START,
        People.START.plusSeconds(3600));
  }

  private String checked(AuthorizationRequest request) {
    return new FindRedirectTarget(people.store.clients())
        .find(request.redirect(), RULES)
        .fold(
            target ->
                new CheckAuthorizationRequest(tenants, people.store.resources(), this::idToken)
                    .check(request, target, TERMS)
                    .fold(_ -> "ok", Object::toString),
            Object::toString);
  }

  private CheckedRequest good(String... changes) {
    AuthorizationRequest request = request(changes);
    return new FindRedirectTarget(people.store.clients())
        .find(request.redirect(), RULES)
        .fold(
            target ->
                new CheckAuthorizationRequest(tenants, people.store.resources(), this::idToken)
                    .check(request, target, TERMS)
                    .fold(
                        it -> it,
                        refusal -> {
                          throw unexpected(refusal);
                        }),
            refusal -> {
              throw unexpected(refusal);
            });
  }

  private static AssertionError unexpected(Object refusal) {
    return new AssertionError(refusal.toString());
  }

  /** Each row has the flaw that is named and all flaws of the rows below it. */
  @Test
  void theFirstFlawIsTold() {
    List<String> flaws =
        List.of(
            "client_id=nobody",
            "redirect_uri=https://evil.example",
            "request=x.y.z",
            "request_uri=urn:x",
            "nonce=TWICE",
            "response_type=token",
            "response_mode=fragment",
            "code_challenge=short",
            "code_challenge_method=plain",
            "prompt=none login",
            "max_age=-1",
            "id_token_hint=garbage",
            "resource=https://nobody.example",
            "scope=nothing");
    List<String> told = new ArrayList<>();
    for (int i = 0; i <= flaws.size(); i++) {
      told.add(checked(request(flaws.subList(i, flaws.size()).toArray(String[]::new))));
    }

    assertEquals(
        """
        AuthorizationClientUnknown[]
        RedirectUriUnregistered[]
        RequestObjectUnsupported[]
        RequestUriUnsupported[]
        FieldsInvalid[problems={nonce=NOT_A_STRING}]
        ResponseTypeUnsupported[]
        ParameterInvalid[parameter=response_mode]
        ParameterInvalid[parameter=code_challenge]
        ParameterInvalid[parameter=code_challenge_method]
        ParameterInvalid[parameter=prompt]
        ParameterInvalid[parameter=max_age]
        ParameterInvalid[parameter=id_token_hint]
        ResourceUnknown[]
        ScopesRefused[]
        ok\
        """,
        String.join("\n", told));
  }

  @Test
  void theClientsGrantAndItsEnterpriseComeBeforeTheResource() {
    client = registered(true, Set.of(GrantType.CLIENT_CREDENTIALS));
    String grant = checked(request("resource=https://nobody.example"));
    client = registered(true, Set.of(GrantType.AUTHORIZATION_CODE));
    boolean _ =
        people
            .store
            .enterprises()
            .change(people.company.enterprise(), new TenantChange.SetActive(false));
    String enterprise = checked(request("resource=https://nobody.example"));

    assertEquals("GrantNotAllowed[]", grant);
    assertEquals("EnterpriseInactive[]", enterprise);
  }

  private String next(Optional<SignedIn> visitor, String... changes) {
    return new Authorize(
            tenants, people.store.grants(), people.store.scopes(), mint, people.clock())
        .next(good(changes), visitor, TERMS)
        .fold(step -> step.getClass().getSimpleName(), it -> it.getClass().getSimpleName());
  }

  private Optional<SignedIn> signedIn() {
    return Optional.of(new SignedIn(session(), people.store.users().find(user.id()).orElseThrow()));
  }

  private Decide.Outcome allow(Optional<String> company, String... scopes) {
    return new Decide(tenants, mint)
        .decide(
            good(),
            signedIn().orElseThrow(),
            new Decision.Allow(
                company.<Parameter>map(Parameter.Text::new).orElseGet(Parameter.Absent::new),
                List.of(scopes)),
            TERMS);
  }

  private void join(CompanyId company) {
    boolean _ =
        people
            .store
            .users()
            .change(user.id(), new UserChange.Join(new Membership(company, false), Instant.EPOCH));
  }

  private Company another(EnterpriseId enterprise) {
    Company made =
        new Company(
            CompanyId.next(People.START, people.random),
            enterprise,
            new Name("Other"),
            true,
            People.START);
    assertEquals(true, people.store.companies().add(made));
    return made;
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      nullValues = "-",
      textBlock =
          """
          PARAMETER,                        NOBODY,        SIGNED IN,       ALLOWED BEFORE
          state=x,                          SignIn,        AskConsent,      Granted
          prompt=none,                      LoginRequired, ConsentRequired, Granted
          prompt=login,                     SignIn,        SignIn,          SignIn
          prompt=select_account,            SignIn,        SignIn,          SignIn
          prompt=consent,                   SignIn,        AskConsent,      AskConsent
          prompt=login consent,             SignIn,        SignIn,          SignIn
          prompt=unknown,                   SignIn,        AskConsent,      Granted
          max_age=59,                       SignIn,        SignIn,          SignIn
          max_age=60,                       SignIn,        AskConsent,      Granted
          max_age=0,                        SignIn,        SignIn,          SignIn
          id_token_hint=of-ada@example.com, SignIn,        AskConsent,      Granted
          id_token_hint=of-bob@example.com, SignIn,        LoginRequired,   LoginRequired
          scope=openid,                     SignIn,        AskConsent,      Granted
          scope=assets:read,                SignIn,        AskConsent,      AskConsent
          """)
  void whatComesNext(String parameter, String nobody, String signedIn, String allowedBefore) {
    User _ = people.user("bob@example.com", "correct horse battery");

    assertEquals(nobody, next(Optional.empty(), parameter));
    assertEquals(signedIn, next(signedIn(), parameter));
    Decide.Outcome _ = allow(Optional.empty(), "profile:read");
    assertEquals(allowedBefore, next(signedIn(), parameter));
  }

  @Test
  void aSilentRequestForASessionThatIsTooOldNeedsASignIn() {
    assertEquals("LoginRequired", next(signedIn(), "prompt=none", "max_age=59"));
  }

  @Test
  void aClientThatAsksNoConsentGetsACodeUnlessItAsksForConsent() {
    client = registered(false, Set.of(GrantType.AUTHORIZATION_CODE));

    assertEquals("AskConsent", next(signedIn(), "prompt=consent"));
    assertEquals("Granted", next(signedIn()));
    assertEquals("Granted", next(signedIn(), "prompt=none"));
  }

  @Test
  void aUserOfSeveralCompaniesChoosesEachTime() {
    Company other = another(people.company.enterprise());
    join(other.id());

    assertEquals("ConsentRequired", next(signedIn(), "prompt=none"));
    Decide.Outcome first = allow(Optional.of(other.id().value()), "profile:read");
    assertEquals("Allowed", first.getClass().getSimpleName());
    assertEquals("Granted", next(signedIn(), "prompt=none"));
    assertEquals("AskConsent", next(signedIn()));
    Decide.Outcome _ = allow(Optional.of(people.company.id().value()), "profile:read");
    assertEquals("AccountSelectionRequired", next(signedIn(), "prompt=none"));
    assertEquals("CompanyInvalid[]", allow(Optional.empty(), "profile:read").toString());
  }

  @Test
  void aCompanyOfAnotherEnterpriseIsNotTheUsersChoice() {
    EnterpriseId enterprise = EnterpriseId.next(People.START, people.random);
    boolean _ =
        people
            .store
            .enterprises()
            .add(new Enterprise(enterprise, new Name("Other"), true, People.START));
    Company foreign = another(enterprise);
    join(foreign.id());

    assertEquals(
        "CompanyInvalid[]", allow(Optional.of(foreign.id().value()), "profile:read").toString());
    boolean _ =
        people
            .store
            .users()
            .change(user.id(), new UserChange.Leave(people.company.id(), Instant.EPOCH));
    assertEquals("NoCompany", next(signedIn()));
    assertEquals("InteractionRequired", next(signedIn(), "prompt=none"));
  }

  @Test
  void onlyScopesThatWereAskedForAreAllowed() {
    assertEquals("NothingChosen[]", allow(Optional.empty()).toString());
    assertEquals("NothingChosen[]", allow(Optional.empty(), "openid", "assets:read").toString());
    assertEquals(
        "openid profile:read",
        allow(Optional.empty(), "assets:read", "profile:read", "a b")
                instanceof Decide.Outcome.Allowed(IssuedCode code)
            ? code.code().scopes().toString()
            : "");
  }
}
