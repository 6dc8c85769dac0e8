package dev.tollgate.application.access;

import static dev.tollgate.application.World.OTHER_TERMS;
import static dev.tollgate.application.World.TERMS;
import static dev.tollgate.application.World.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.CallerRefused;
import dev.tollgate.application.Impostor;
import dev.tollgate.application.Leaves;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.Quietly;
import dev.tollgate.application.TokenRefusal;
import dev.tollgate.application.World;
import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.application.issue.IssuedToken;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import dev.tollgate.domain.refusal.ClientIntrospectRefusal;
import dev.tollgate.domain.refusal.TokenForeign;
import dev.tollgate.domain.refusal.TokenMissing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntrospectAsClientTest {

  private final World world = new World();

  @Test
  void aClientIsToldAboutItsTokenFromTheRecord() {
    IssuedToken issued = world.issued(OTHER_TERMS);

    var result = introspect(world, World.text(issued), secret("ci", "right"));

    assertEquals(
        Result.ok(new LiveToken(issued.token(), world.client(), Optional.empty())), result);
  }

  @Test
  void aClientIsToldAboutTheTokensOfItsEnterpriseOfWhicheverContract() {
    IssuedToken issued = world.issued(TERMS);
    world.registerColleague();

    var result = introspect(world, World.text(issued), secret("colleague", "right"));

    assertEquals(
        Result.ok(new LiveToken(issued.token(), world.client(), Optional.empty())), result);
  }

  @Test
  void aClientIsNotToldAboutTheTokensOfAnotherEnterprise() {
    Parameter token = World.text(world.issued(OTHER_TERMS));
    world.registerStranger();

    var result = introspect(world, token, secret("stranger", "right"));

    assertEquals(Result.refused(new TokenForeign()), result);
  }

  @Test
  void aPublicClientIsRefusedWithoutLookingUp() {
    Impostor.registerAll(world);
    Parameter token = World.text(world.issued(OTHER_TERMS));

    var result = introspect(world, token, Impostor.alone("public"));

    assertEquals(Result.refused(new AuthenticationFailed(Cause.NO_CREDENTIALS)), result);
    assertEquals(List.of(), world.store.takeCalls());
  }

  @ParameterizedTest
  @MethodSource("dev.tollgate.application.CallerRefused#all")
  void aRefusedCallerIsAnsweredBeforeTheTokenIsRead(CallerRefused caller) {
    ClientCredentials presented = caller.provoke(world);

    var result = introspect(world, World.text("x"), presented);

    assertEquals(Result.refused(caller.expected()), result);
  }

  @ParameterizedTest
  @MethodSource("dev.tollgate.application.CallerRefused#all")
  void aMissingTokenIsToldWithoutTheStoreAfterWhatIsWrongWithTheForm(CallerRefused caller) {
    ClientCredentials presented = caller.provoke(world);
    var _ = world.store.takeCalls();
    world.store.breakDown("");

    var result = introspect(world, new Parameter.Absent(), presented);

    assertEquals(
        Result.refused(
            caller.expected() instanceof AuthenticationFailed || caller.needsTheStore()
                ? new TokenMissing()
                : caller.expected()),
        result);
    assertEquals(List.of(), world.store.takeCalls());
  }

  @Test
  void aTokenThatIsNoTextIsMissing() {
    var result = introspect(world, new Parameter.NotText(), secret("ci", "right"));

    assertEquals(Result.refused(new TokenMissing()), result);
  }

  @ParameterizedTest
  @MethodSource("dev.tollgate.application.TokenRefusal#ofAnyContract")
  void tokensThatAreNotLiveAreRefused(TokenRefusal refusal) {
    Parameter token = refusal.provoke(world);
    world.registerStranger();

    var result = introspect(world, token, secret("stranger", "right"));

    assertEquals(Result.refused(refusal.expected()), result);
  }

  @Test
  void everyRefusalOccurs() {
    Set<String> provoked =
        new TreeSet<>(
            Leaves.provokedBy(
                () -> introspect(world, new Parameter.Absent(), secret("ci", "right")),
                () -> {
                  world.registerStranger();
                  Parameter token = World.text(world.issued());
                  return introspect(world, token, secret("stranger", "right"));
                }));
    for (CallerRefused caller : CallerRefused.all()) {
      World its = new World();
      ClientCredentials presented = caller.provoke(its);
      provoked.addAll(Leaves.provokedBy(() -> introspect(its, World.text("x"), presented)));
    }
    for (TokenRefusal refusal : TokenRefusal.ofAnyContract()) {
      World its = new World();
      Parameter token = refusal.provoke(its);
      its.registerStranger();
      provoked.addAll(Leaves.provokedBy(() -> introspect(its, token, secret("stranger", "right"))));
    }

    assertEquals(new TreeSet<>(Leaves.of(ClientIntrospectRefusal.class)), provoked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokens.find", "clients.find", "enterprises.find", "companies.find"})
  void aStoreFailureIsNeverARefusal(String verb) {
    Parameter token = World.text(world.issued());
    world.store.breakDown(verb);

    assertThrows(StoreUnavailable.class, () -> introspect(world, token, secret("ci", "right")));
  }

  @Test
  void anAuditTrailThatThrowsChangesNoAnswer() {
    IntrospectAsClient introspecting =
        new IntrospectAsClient(world.unaudited(), world.liveTokens(), world.liveRefreshTokens());

    var result =
        Quietly.call(
            () ->
                introspecting.introspect(
                    World.text("x"), secret("ci", "wrong"), OTHER_TERMS.contract()));

    assertEquals(Result.refused(new AuthenticationFailed(Cause.WRONG_SECRET)), result);
  }

  private static Result<Introspected, ClientIntrospectRefusal> introspect(
      World world, Parameter token, ClientCredentials caller) {
    return new IntrospectAsClient(
            world.authenticator(), world.liveTokens(), world.liveRefreshTokens())
        .introspect(token, caller, OTHER_TERMS.contract());
  }
}
