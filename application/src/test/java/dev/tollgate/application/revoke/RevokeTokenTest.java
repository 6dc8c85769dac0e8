package dev.tollgate.application.revoke;

import static dev.tollgate.application.World.CLIENT;
import static dev.tollgate.application.World.START;
import static dev.tollgate.application.World.TERMS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.World;
import dev.tollgate.application.issue.IssuedToken;
import dev.tollgate.application.port.TokenVerifier;
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
    IssuedToken issued = world.issued();
    world.travelTo(START.plusSeconds(5));

    var result = revoking().revoke(World.text(issued), TERMS.contract());

    assertEquals(Result.ok(issued.token().id()), result);
    assertEquals(Optional.of(START.plusSeconds(5)), kept().revokedAt());
  }

  @Test
  void onlyTheFirstOfTwoRevocationsWins() {
    Parameter token = World.text(world.issued());

    var first = revoking().revoke(token, TERMS.contract());
    world.travelTo(START.plusSeconds(5));
    var second = revoking().revoke(token, TERMS.contract());

    assertEquals(Result.ok(kept().id()), first);
    assertEquals(Result.refused(new TokenRevoked()), second);
    assertEquals(Optional.of(START), kept().revokedAt());
  }

  @Test
  void revokingOneTokenLeavesTheOthersAlone() {
    IssuedToken other = world.issued();
    IssuedToken issued = world.issued();

    var _ = revoking().revoke(World.text(issued), TERMS.contract());

    assertEquals(Optional.of(other.token()), world.store.tokens().find(other.token().id()));
  }

  @Test
  void aMissingTokenIsRefusedWithoutAskingAnyPort() {
    assertEquals(
        Result.refused(new TokenMissing()),
        revoking().revoke(new Parameter.Absent(), TERMS.contract()));
    assertEquals(
        Result.refused(new TokenMissing()),
        revoking().revoke(new Parameter.NotText(), TERMS.contract()));
    assertEquals(List.of(), world.store.takeCalls());
  }

  @Test
  void whatWasNotSignedHereIsRefusedAndNobodyIsAsked() {
    assertEquals(
        Result.refused(new TokenMalformed()), revoking().revoke(World.text("x"), TERMS.contract()));
    assertEquals(
        Result.refused(new TokenForged()),
        revoking().revoke(World.text("forged"), TERMS.contract()));
    assertEquals(List.of(), world.store.takeCalls());
  }

  @Test
  void aTokenThatIsNotOnRecordIsUnknown() {
    Parameter never = World.text("signed=t0=" + START.plusSeconds(1));

    assertEquals(Result.refused(new TokenUnknown()), revoking().revoke(never, TERMS.contract()));
  }

  @Test
  void aTokenWhoseSignedExpiryHasPassedIsExpiredOnRecordOrPurged() {
    IssuedToken issued = world.issued();
    Parameter purged = World.text("signed=t0=" + START);

    assertEquals(
        Result.refused(new TokenExpired()),
        revoking().revoke(World.signed(issued.token(), START), TERMS.contract()));
    assertEquals(Result.refused(new TokenExpired()), revoking().revoke(purged, TERMS.contract()));
  }

  @Test
  void aTokenWhoseRecordHasExpiredIsExpiredEvenIfItWasRevoked() {
    IssuedToken issued = world.issued();
    Parameter longer =
        World.signed(issued.token(), issued.token().expiresAt().orElseThrow().plusSeconds(60));
    IssuedToken other = world.issued();
    Parameter unrevoked =
        World.signed(other.token(), other.token().expiresAt().orElseThrow().plusSeconds(60));
    var _ = revoking().revoke(longer, TERMS.contract());

    world.travelTo(issued.token().expiresAt().orElseThrow());

    assertEquals(Result.refused(new TokenExpired()), revoking().revoke(longer, TERMS.contract()));
    assertEquals(
        Result.refused(new TokenExpired()), revoking().revoke(unrevoked, TERMS.contract()));
    assertEquals(Optional.of(other.token()), world.store.tokens().find(other.token().id()));
  }

  @Test
  void anotherContractCannotRevokeTheToken() {
    Parameter token = World.text(world.issued());

    var result = revoking().revoke(token, World.OTHER_TERMS.contract());

    assertEquals(Result.refused(new TokenUnknown()), result);
    assertEquals(Optional.empty(), kept().revokedAt());
  }

  @Test
  void theTokenOfADeletedClientIsUnknownAlsoWhenTheIdIsRegisteredAgain() {
    Parameter token = World.text(world.issued());
    world.delete();
    var deleted = revoking().revoke(token, TERMS.contract());

    world.register("reg_2", CLIENT, World.aSecret("right"));
    var again = revoking().revoke(token, TERMS.contract());

    assertEquals(Result.refused(new TokenUnknown()), deleted);
    assertEquals(Result.refused(new TokenUnknown()), again);
    assertEquals(Optional.empty(), kept().revokedAt());
  }

  @Test
  void theTokenOfADisabledClientOfAnInactiveEnterpriseCanBeRevoked() {
    IssuedToken issued = world.issued();
    world.setEnabled(CLIENT, false);
    world.setEnterpriseActive(false);

    var result = revoking().revoke(World.text(issued), TERMS.contract());

    assertEquals(Result.ok(issued.token().id()), result);
  }

  @Test
  void everyRefusalOccurs() {
    Parameter token = World.text(world.issued());
    RevokeToken revoking = revoking();

    var provoked =
        Leaves.provokedBy(
            () -> revoking.revoke(new Parameter.Absent(), TERMS.contract()),
            () -> revoking.revoke(World.text("x"), TERMS.contract()),
            () -> revoking.revoke(World.text("forged"), TERMS.contract()),
            () -> revoking.revoke(token, World.OTHER_TERMS.contract()),
            () -> {
              var _ = revoking.revoke(token, TERMS.contract());
              return revoking.revoke(token, TERMS.contract());
            },
            () -> {
              world.travelTo(kept().expiresAt().orElseThrow());
              return revoking.revoke(token, TERMS.contract());
            });

    assertEquals(Leaves.of(RevokeRefusal.class), provoked);
  }

  @Test
  void aLiveTokenIsRevokedWithoutReadingItsRecord() {
    Parameter token = World.text(world.issued());
    var _ = world.store.takeCalls();

    var _ = revoking().revoke(token, TERMS.contract());

    assertEquals(List.of("clients.find", "tokens.revokeOwn"), world.store.takeCalls());
  }

  @Test
  void theRecordIsReadWhereTheTextDoesNotNameTheClient() {
    IssuedToken issued = world.issued();

    var first = ofNameless().revoke(World.text(issued), TERMS.contract());
    var second = ofNameless().revoke(World.text(issued), TERMS.contract());

    assertEquals(Result.ok(issued.token().id()), first);
    assertEquals(Result.refused(new TokenRevoked()), second);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clients.find", "tokens.revokeOwn"})
  void aStoreFailureIsNeverARefusal(String verb) {
    Parameter token = World.text(world.issued());
    world.store.breakDown(verb);
    RevokeToken revoking = revoking();

    assertThrows(StoreUnavailable.class, () -> revoking.revoke(token, TERMS.contract()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"clients.find", "tokens.find", "tokens.revoke"})
  void aStoreFailureIsNeverARefusalWhereTheRecordIsRead(String verb) {
    Parameter token = World.text(world.issued());
    world.store.breakDown(verb);
    RevokeToken revoking = ofNameless();

    assertThrows(StoreUnavailable.class, () -> revoking.revoke(token, TERMS.contract()));
  }

  /** Of texts whose claim {@code sub} names no client. */
  private RevokeToken ofNameless() {
    TokenVerifier verifier =
        text ->
            world
                .verifier()
                .verify(text)
                .map(it -> new TokenVerifier.Verified(it.id(), Optional.empty(), it.expiresAt()));
    return new RevokeToken(
        world.reader(verifier), world.store.tokens(), world.store.clients(), world.clock());
  }

  private Token kept() {
    return world.store.keptTokens().getFirst();
  }

  private RevokeToken revoking() {
    return new RevokeToken(
        world.reader(), world.store.tokens(), world.store.clients(), world.clock());
  }
}
