package dev.tollgate.application.token;

import static dev.tollgate.application.token.World.CLIENT;
import static dev.tollgate.application.token.World.START;
import static dev.tollgate.application.token.World.TERMS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.RevokeRefusal;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenMissing;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevokeTokenTest {

  private final World world = new World();

  @Test
  void aLiveTokenIsRevokedFromNowOn() {
    IssueToken.Issued issued = world.issued();
    world.travelTo(START.plusSeconds(5));

    var result = revoking().revoke(World.text(issued), TERMS);

    assertEquals(Result.ok(issued.token().id()), result);
    assertEquals(Optional.of(START.plusSeconds(5)), kept().revokedAt());
  }

  @Test
  void onlyTheFirstOfTwoRevocationsWins() {
    Parameter token = World.text(world.issued());

    var first = revoking().revoke(token, TERMS);
    world.travelTo(START.plusSeconds(5));
    var second = revoking().revoke(token, TERMS);

    assertEquals(Result.ok(kept().id()), first);
    assertEquals(Result.refused(new TokenRevoked()), second);
    assertEquals(Optional.of(START), kept().revokedAt());
  }

  @Test
  void revokingOneTokenLeavesTheOthersAlone() {
    IssueToken.Issued other = world.issued();
    IssueToken.Issued issued = world.issued();

    var _ = revoking().revoke(World.text(issued), TERMS);

    assertEquals(Optional.of(other.token()), world.store.tokens().find(other.token().id()));
  }

  @Test
  void noTokenAtAllIsMissingAndNobodyIsAsked() {
    assertEquals(
        Result.refused(new TokenMissing()), revoking().revoke(new Parameter.Absent(), TERMS));
    assertEquals(
        Result.refused(new TokenMissing()), revoking().revoke(new Parameter.NotText(), TERMS));
    assertEquals(List.of(), world.store.takeCalls());
  }

  @Test
  void whatWasNotSignedHereIsRefusedAndNobodyIsAsked() {
    assertEquals(Result.refused(new TokenMalformed()), revoking().revoke(World.text("x"), TERMS));
    assertEquals(Result.refused(new TokenForged()), revoking().revoke(World.text("forged"), TERMS));
    assertEquals(List.of(), world.store.takeCalls());
  }

  @Test
  void aTokenThatIsNotOnRecordIsUnknown() {
    Parameter never = World.text("signed=t0=" + START.plusSeconds(1));

    assertEquals(Result.refused(new TokenUnknown()), revoking().revoke(never, TERMS));
  }

  @Test
  void aTokenWhoseSignedExpiryHasPassedIsExpiredOnRecordOrPurged() {
    IssueToken.Issued issued = world.issued();
    Parameter purged = World.text("signed=t0=" + START);

    assertEquals(
        Result.refused(new TokenExpired()),
        revoking().revoke(World.signed(issued.token(), START), TERMS));
    assertEquals(Result.refused(new TokenExpired()), revoking().revoke(purged, TERMS));
  }

  @Test
  void aTokenWhoseRecordHasExpiredIsExpiredEvenIfItWasRevoked() {
    IssueToken.Issued issued = world.issued();
    Parameter longer =
        World.signed(issued.token(), issued.token().expiresAt().orElseThrow().plusSeconds(60));
    var _ = revoking().revoke(longer, TERMS);

    world.travelTo(issued.token().expiresAt().orElseThrow());

    assertEquals(Result.refused(new TokenExpired()), revoking().revoke(longer, TERMS));
  }

  @Test
  void anotherContractCannotRevokeTheToken() {
    Parameter token = World.text(world.issued());

    var result = revoking().revoke(token, World.OTHER_TERMS);

    assertEquals(Result.refused(new TokenUnknown()), result);
    assertEquals(Optional.empty(), kept().revokedAt());
  }

  @Test
  void theTokenOfADeletedClientIsUnknownAlsoWhenTheIdIsRegisteredAgain() {
    Parameter token = World.text(world.issued());
    world.delete();
    var deleted = revoking().revoke(token, TERMS);

    world.register("reg_2", CLIENT, World.aSecret("right"));
    var again = revoking().revoke(token, TERMS);

    assertEquals(Result.refused(new TokenUnknown()), deleted);
    assertEquals(Result.refused(new TokenUnknown()), again);
    assertEquals(Optional.empty(), kept().revokedAt());
  }

  @Test
  void theTokenOfADisabledClientOfAnInactiveEnterpriseCanBeRevoked() {
    IssueToken.Issued issued = world.issued();
    world.setEnabled(CLIENT, false);
    world.setEnterpriseActive(false);

    var result = revoking().revoke(World.text(issued), TERMS);

    assertEquals(Result.ok(issued.token().id()), result);
  }

  @Test
  void everyRefusalIsMet() {
    Parameter token = World.text(world.issued());
    RevokeToken revoking = revoking();

    var provoked =
        Leaves.provokedBy(
            () -> revoking.revoke(new Parameter.Absent(), TERMS),
            () -> revoking.revoke(World.text("x"), TERMS),
            () -> revoking.revoke(World.text("forged"), TERMS),
            () -> revoking.revoke(token, World.OTHER_TERMS),
            () -> {
              var _ = revoking.revoke(token, TERMS);
              return revoking.revoke(token, TERMS);
            },
            () -> {
              world.travelTo(kept().expiresAt().orElseThrow());
              return revoking.revoke(token, TERMS);
            });

    assertEquals(Leaves.of(RevokeRefusal.class), provoked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokens.find", "clients.find", "tokens.revoke"})
  void aStoreThatCannotAnswerIsNeverARefusal(String verb) {
    Parameter token = World.text(world.issued());
    world.store.breakDown(verb);
    RevokeToken revoking = revoking();

    assertThrows(StoreUnavailable.class, () -> revoking.revoke(token, TERMS));
  }

  private Token kept() {
    return world.store.keptTokens().getFirst();
  }

  private RevokeToken revoking() {
    return new RevokeToken(
        world.verifier(), world.store.tokens(), world.store.clients(), world.clock());
  }
}
