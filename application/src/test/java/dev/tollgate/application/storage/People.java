package dev.tollgate.application.storage;

import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CodeChallenge;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Language;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.PasswordHash;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SessionId;
import dev.tollgate.domain.Slug;
import dev.tollgate.domain.TokenSettings;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Users, and what they allowed a client, in every form. */
public final class People {

  private People() {}

  /** Adds them to a store with a company and its enterprise. */
  public static void addTo(Storage store, EnterpriseId enterprise, CompanyId company, Instant now) {
    RegistrationId registration = new RegistrationId("reg_app");
    ClientId app = new ClientId("app");
    UserId user = new UserId("usr_1");
    GrantId grant = new GrantId("grt_1");
    require(
        store
            .scopes()
            .add(new RegisteredScope(new Scope("wipe"), new Name("Wipe it"), false, true)));
    require(
        store
            .clients()
            .add(
                new Client(
                    registration,
                    app,
                    new Name("App"),
                    enterprise,
                    Optional.empty(),
                    ScopeSet.of("wipe"),
                    new ClientAuthentication.None(),
                    Set.of(GrantType.AUTHORIZATION_CODE),
                    Set.of(),
                    Set.of(),
                    TokenSettings.NONE,
                    new CodeFlow(
                        List.of(new RedirectUri("https://app.example/cb")),
                        List.of(new RedirectUri("https://app.example/bye")),
                        true,
                        false,
                        false,
                        true),
                    Set.of(),
                    true,
                    now)));
    require(
        store
            .users()
            .add(
                new User(
                    user,
                    new Email("Zo\u00eb@Example.com"),
                    Optional.of(new Name("Zo\u00eb")),
                    true,
                    List.of(new Name("staff"), new Name("on call")),
                    Optional.of(new PasswordHash("$argon2id$hash")),
                    List.of(new Membership(company, true)),
                    true,
                    now,
                    now)));
    require(
        store
            .users()
            .add(
                new User(
                    new UserId("usr_2"),
                    new Email("two@example.com"),
                    Optional.empty(),
                    false,
                    List.of(),
                    Optional.empty(),
                    List.of(),
                    false,
                    now,
                    now)));
    ProjectId project = new ProjectId("prj_1");
    require(
        store
            .projects()
            .add(
                new Project(
                    project,
                    company,
                    new Name("Shop"),
                    new Slug("shop"),
                    new Language("en"),
                    List.of(new Language("de")),
                    now)));
    for (Optional<Instant> end : List.of(Optional.<Instant>empty(), Optional.of(now))) {
      require(
          store
              .grants()
              .restore(
                  new Grant(
                      end.isEmpty() ? grant : new GrantId("grt_2"),
                      registration,
                      app,
                      user,
                      company,
                      "rfc",
                      ScopeSet.of("wipe"),
                      end.isEmpty() ? List.of() : List.of(project),
                      now,
                      now,
                      end)));
    }
    SecretDigest code = SecretDigest.of("code");
    require(
        store
            .authorizationCodes()
            .add(
                new AuthorizationCode(
                    code,
                    registration,
                    app,
                    "rfc",
                    user,
                    company,
                    grant,
                    ScopeSet.of("wipe"),
                    List.of(new ResourceUri("urn:a")),
                    Optional.of("https://app.example/cb"),
                    Optional.of(SecretDigest.of("state")),
                    Optional.of("nonce"),
                    Optional.of(new CodeChallenge("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw_cM")),
                    new SessionId("ses_1"),
                    now,
                    now,
                    now.plusSeconds(60),
                    Optional.of(now),
                    Optional.of(now),
                    Optional.of(now.plusSeconds(3_600)))));
    require(
        store
            .authorizationCodes()
            .add(
                new AuthorizationCode(
                    SecretDigest.of("bare"),
                    registration,
                    app,
                    "rfc",
                    user,
                    company,
                    grant,
                    ScopeSet.EMPTY,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    new SessionId("ses_1"),
                    now,
                    now,
                    now.plusSeconds(60),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())));
    SecretDigest successor = SecretDigest.of("second");
    require(
        store
            .refreshTokens()
            .restore(
                new RefreshToken(
                    SecretDigest.of("first"),
                    code,
                    now,
                    now.plusSeconds(3_600),
                    Optional.of(new RefreshToken.Use(now, successor, "sealed")))));
    require(
        store
            .refreshTokens()
            .restore(
                new RefreshToken(successor, code, now, now.plusSeconds(3_600), Optional.empty())));
  }

  private static void require(boolean added) {
    if (!added) {
      throw new IllegalStateException("not added");
    }
  }
}
