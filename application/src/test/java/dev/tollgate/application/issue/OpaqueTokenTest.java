package dev.tollgate.application.issue;

import static dev.tollgate.application.World.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.World;
import dev.tollgate.application.access.IntrospectToken;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.ContractRules.WhenCompanyInactive;
import dev.tollgate.application.contract.ContractRules.WhenNoScopes;
import dev.tollgate.application.contract.Terms;
import dev.tollgate.application.contract.TokenTerms;
import dev.tollgate.application.revoke.RevokeToken;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenForm;
import dev.tollgate.domain.refusal.IntrospectRefusal;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpaqueTokenTest {

  private static final TokenForm.Opaque FORM = new TokenForm.Opaque("opaque_");
  private static final ContractRules CONTRACT =
      new ContractRules("opaque", WhenCompanyInactive.SERVE, WhenNoScopes.ISSUE, Set.of(FORM));
  private static final Terms TERMS =
      new Terms(
          CONTRACT,
          Set.of(GrantType.CLIENT_CREDENTIALS),
          new TokenTerms(FORM, Optional.empty(), Optional.empty()));

  private final World world = new World();

  @BeforeEach
  void serve() {
    world.serve(TERMS, World.OTHER_TERMS);
  }

  @Test
  void onlyTheDigestOfItsTextIsKeptAndItDoesNotExpire() {
    IssuedToken issued = world.issued(TERMS);

    Token kept = world.store.keptTokens().getFirst();
    assertTrue(issued.text().matches("opaque_[0-9a-f]{64}"), "it has another form");
    assertEquals(Optional.of(SecretDigest.of(issued.text())), kept.digest());
    assertEquals(Optional.empty(), kept.expiresAt());
    assertFalse(kept.toString().contains(issued.text().substring(7)));
    assertNotEquals(issued.text(), world.issued(TERMS).text());
  }

  @Test
  void itIsLiveUntilItIsRevokedAndFoundByItsDigest() {
    IssuedToken issued = world.issued(TERMS);
    world.travelTo(World.START.plus(Duration.ofDays(100_000)));

    var live = introspect(issued.text());
    List<String> calls = world.store.takeCalls();
    var revoked = revoking().revoke(World.text(issued), CONTRACT);
    var again = revoking().revoke(World.text(issued), CONTRACT);

    assertEquals(Result.ok(issued.token()), live);
    assertEquals("tokens.findByDigest", calls.getFirst());
    assertEquals(Result.ok(issued.token().id()), revoked);
    assertEquals(Result.refused(new TokenRevoked()), again);
    assertEquals(Result.refused(new TokenRevoked()), introspect(issued.text()));
  }

  @Test
  void textInItsFormThatWasNeverIssuedIsUnknownAndAnyOtherIsMalformedWithoutTheStore() {
    String digits = "0123456789abcdef".repeat(4);

    assertEquals(Result.refused(new TokenUnknown()), introspect("opaque_" + digits));
    var _ = world.store.takeCalls();
    for (String other :
        List.of(
            digits,
            "Opaque_" + digits,
            "opaque_" + digits + "0",
            "opaque_" + digits.substring(1),
            "opaque_" + digits.toUpperCase(java.util.Locale.ROOT),
            " opaque_" + digits)) {
      assertEquals(Result.refused(new TokenMalformed()), introspect(other), other);
    }
    assertEquals(List.of(), world.store.takeCalls());
  }

  @Test
  void itIsMalformedWhereNoContractIssuesOpaqueTokens() {
    IssuedToken issued = world.issued(TERMS);
    world.serve(World.TERMS);

    assertEquals(Result.refused(new TokenMalformed()), introspect(issued.text()));
  }

  @Test
  void aTokenCarriesTheCompanyOfItsClientAtIssue() {
    Token linked = world.issued(TERMS).token();
    world.unlink();
    Token unlinked = issue().token();

    assertEquals(Optional.of(World.COMPANY), linked.company());
    assertEquals(Optional.empty(), unlinked.company());
  }

  private IssuedToken issue() {
    return world
        .issuing()
        .issue(request("ci", "right"), TERMS)
        .fold(
            issued -> issued,
            refusal -> {
              throw new AssertionError(refusal.toString());
            });
  }

  private Result<Token, IntrospectRefusal> introspect(String text) {
    return new IntrospectToken(world.liveTokens()).introspect(new Parameter.Text(text), CONTRACT);
  }

  private RevokeToken revoking() {
    return new RevokeToken(
        world.reader(), world.store.tokens(), world.store.clients(), world.clock());
  }
}
