package dev.tollgate.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenRevoked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenTest {

  private static final ResourceUri RESOURCE = new ResourceUri("https://api.example");
  private static final Instant ISSUED = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant END = ISSUED.plusSeconds(60);

  @Test
  void aTokenIsLiveUntilJustBeforeItsExpiry() {
    Token token = aToken(Optional.empty());

    assertEquals(Result.ok(token), token.live(ISSUED));
    assertEquals(Result.ok(token), token.live(END.minusNanos(1)));
  }

  @Test
  void theInstantOfExpiryItselfIsTooLate() {
    Token token = aToken(Optional.empty());

    assertEquals(Result.refused(new TokenExpired()), token.live(END));
  }

  @Test
  void aRevokedTokenIsNotLive() {
    Token token = aToken(Optional.of(ISSUED));

    assertEquals(Result.refused(new TokenRevoked()), token.live(ISSUED));
  }

  @Test
  void revokedIsSaidBeforeExpired() {
    Token token = aToken(Optional.of(ISSUED));

    assertEquals(Result.refused(new TokenRevoked()), token.live(END));
  }

  @Test
  void aRevokedTokenIsTheSameTokenWithItsEnd() {
    Token token = aToken(Optional.empty());

    Optional<Token> revoked = token.revoked(END);

    assertEquals(Optional.of(aToken(Optional.of(END))), revoked);
  }

  @Test
  void aTokenIsNotRevokedTwice() {
    Token token = aToken(Optional.of(ISSUED));

    assertEquals(Optional.empty(), token.revoked(END));
  }

  @Test
  void theAudienceOfATokenCannotBeChangedFromOutside() {
    List<ResourceUri> audience = new ArrayList<>(List.of(RESOURCE));
    Token token = aToken(audience, Optional.empty());

    audience.clear();

    assertEquals(List.of(RESOURCE), token.audience());
    assertThrows(UnsupportedOperationException.class, () -> token.audience().clear());
  }

  @Test
  void aTokenWithoutExpiryNeverExpires() {
    Token token = opaque(new Subject.OfClient(), Optional.empty());

    assertFalse(token.isExpired(Instant.MAX));
    assertEquals(Optional.empty(), token.lifetime());
    assertEquals(Result.ok(token), token.live(Instant.MAX));
  }

  @Test
  void aSignedTokenNeedsAnExpiry() {
    Token opaque = opaque(new Subject.OfClient(), Optional.empty());

    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Token(
                opaque.id(),
                opaque.registration(),
                opaque.client(),
                opaque.subject(),
                opaque.company(),
                opaque.contract(),
                opaque.scopes(),
                opaque.audience(),
                Optional.empty(),
                opaque.issuedAt(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void theSubjectOfATokenIsItsClientOrItsUser() {
    assertEquals("ci", opaque(new Subject.OfClient(), Optional.empty()).sub());
    assertEquals("usr_1", opaque(user(), Optional.of(new CompanyId("com_1"))).sub());
  }

  @Test
  void aUsersTokenNeedsACompany() {
    assertThrows(IllegalArgumentException.class, () -> opaque(user(), Optional.empty()));
  }

  @Test
  void aClientFollowsItsLinkAndAUsersTokenStaysWithItsCompany() {
    Optional<CompanyId> atIssue = Optional.of(new CompanyId("com_1"));
    Optional<CompanyId> linked = Optional.of(new CompanyId("com_2"));

    assertEquals(linked, opaque(new Subject.OfClient(), atIssue).companyFor(client(linked)));
    assertEquals(
        Optional.empty(),
        opaque(new Subject.OfClient(), atIssue).companyFor(client(Optional.empty())));
    assertEquals(atIssue, opaque(user(), atIssue).companyFor(client(linked)));
  }

  private static Subject user() {
    return new Subject.OfUser(new UserId("usr_1"), new GrantId("grt_1"), Optional.empty());
  }

  private static Token opaque(Subject subject, Optional<CompanyId> company) {
    return new Token(
        new TokenId("opaque"),
        new RegistrationId("reg_1"),
        new ClientId("ci"),
        subject,
        company,
        "dnsimple",
        ScopeSet.EMPTY,
        List.of(),
        Optional.of(SecretDigest.of("text")),
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty());
  }

  private static Client client(Optional<CompanyId> company) {
    return new Client(
        new RegistrationId("reg_1"),
        new ClientId("ci"),
        new Name("CI"),
        new EnterpriseId("ent_1"),
        company,
        ScopeSet.EMPTY,
        List.of(),
        true,
        Instant.EPOCH);
  }

  private static Token aToken(Optional<Instant> revokedAt) {
    return aToken(List.of(RESOURCE), revokedAt);
  }

  private static Token aToken(List<ResourceUri> audience, Optional<Instant> revokedAt) {
    return new Token(
        new TokenId("t1"),
        new RegistrationId("reg_1"),
        new ClientId("ci"),
        "cliquify",
        ScopeSet.EMPTY,
        audience,
        ISSUED,
        END,
        revokedAt);
  }
}
