package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.LATER;
import static dev.tollgate.application.storage.Samples.NOW;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Language;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.PasswordHash;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.RefreshToken;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.SessionId;
import dev.tollgate.domain.Slug;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Users and what belongs to them, with fresh ids. */
final class PeopleSamples {

  static final String CONTRACT = "rfc";

  private static final RandomGenerator RANDOM = new SecureRandom();

  private PeopleSamples() {}

  static SecretDigest aDigest() {
    return SecretDigest.of("secret " + RANDOM.nextLong());
  }

  static User aUser(Email email, Membership... memberships) {
    return new User(
        UserId.next(NOW, RANDOM),
        email,
        Optional.empty(),
        false,
        List.of(),
        Optional.of(new PasswordHash("$argon2id$one")),
        List.of(memberships),
        true,
        NOW,
        NOW);
  }

  static User aUser(CompanyId... companies) {
    return aUser(
        new Email("User" + RANDOM.nextLong() + "@Example.com"),
        Stream.of(companies).map(id -> new Membership(id, false)).toArray(Membership[]::new));
  }

  static User aUserOnRecord(Storage store, CompanyId... companies) {
    User user = aUser(companies);
    assertTrue(store.users().add(user));
    return user;
  }

  static Client aClientOnRecord(Storage store) {
    Client client = Samples.aClient();
    assertTrue(Samples.add(store, client));
    return client;
  }

  static Session aSession(UserId user, Instant expiresAt) {
    return new Session(SessionId.next(NOW, RANDOM), aDigest(), user, NOW, NOW, expiresAt);
  }

  static Grant aGrant(Client client, UserId user, CompanyId company, String... scopes) {
    return new Grant(
        GrantId.next(NOW, RANDOM),
        client.registration(),
        client.id(),
        user,
        company,
        CONTRACT,
        ScopeSet.of(scopes),
        NOW,
        NOW,
        Optional.empty());
  }

  static Project aProject(CompanyId company, String slug) {
    return new Project(
        ProjectId.next(NOW, RANDOM),
        company,
        new Name("Web shop"),
        new Slug(slug),
        new Language("en"),
        List.of(),
        NOW);
  }

  /** A grant for a client's own company, of a user who belongs to it, all on record. */
  static Grant aGrantOnRecord(Storage store) {
    Client client = aClientOnRecord(store);
    CompanyId company = client.company().orElseThrow();
    Grant grant = aGrant(client, aUserOnRecord(store, company).id(), company, "read");
    return store.grants().allow(grant, grant.scopes()).orElseThrow();
  }

  static AuthorizationCode aCode(Grant grant, Instant expiresAt) {
    return new AuthorizationCode(
        aDigest(),
        grant.registration(),
        grant.client(),
        grant.contract(),
        grant.user(),
        grant.company(),
        grant.id(),
        grant.scopes(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        SessionId.next(NOW, RANDOM),
        NOW,
        NOW,
        expiresAt,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static AuthorizationCode aCodeOnRecord(Storage store) {
    AuthorizationCode code = aCode(aGrantOnRecord(store), LATER);
    assertTrue(store.authorizationCodes().add(code));
    return code;
  }

  static RefreshToken aRefreshToken(SecretDigest code, Instant expiresAt) {
    return new RefreshToken(aDigest(), code, NOW, expiresAt, Optional.empty());
  }

  static Token aToken(AuthorizationCode code) {
    return new Token(
        TokenId.next(NOW, RANDOM),
        code.registration(),
        code.client(),
        new Subject.OfUser(code.user(), code.grant(), Optional.of(code.digest())),
        Optional.of(code.company()),
        code.contract(),
        code.scopes(),
        List.of(),
        Optional.of(aDigest()),
        NOW,
        Optional.of(LATER),
        Optional.empty());
  }

  static AuthorizationCodes.Exchange anExchange(
      AuthorizationCode code, Optional<RefreshToken> refreshToken, Optional<Instant> keptUntil) {
    return new AuthorizationCodes.Exchange(NOW, aToken(code), refreshToken, keptUntil);
  }

  static RefreshTokens.Rotation aRotation(AuthorizationCode code, Instant keptUntil) {
    RefreshToken successor = aRefreshToken(code.digest(), keptUntil);
    return new RefreshTokens.Rotation(
        Optional.of(new RefreshToken.Use(NOW, successor.digest(), "sealed")),
        successor,
        aToken(code),
        keptUntil);
  }
}
