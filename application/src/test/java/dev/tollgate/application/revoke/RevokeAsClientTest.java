package dev.tollgate.application.revoke;

import static dev.tollgate.application.World.OTHER_TERMS;
import static dev.tollgate.application.World.START;
import static dev.tollgate.application.World.TERMS;
import static dev.tollgate.application.World.secret;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.CallerRefused;
import dev.tollgate.application.Impostor;
import dev.tollgate.application.Leaves;
import dev.tollgate.application.Parameter;
import dev.tollgate.application.Quietly;
import dev.tollgate.application.World;
import dev.tollgate.application.access.TokenReader;
import dev.tollgate.application.authentication.ClientAuthenticator;
import dev.tollgate.application.authentication.ClientCredentials;
import dev.tollgate.application.issue.IssuedToken;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import dev.tollgate.domain.refusal.ClientRevokeRefusal;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForeign;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenMissing;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevokeAsClientTest {

  private final World world = new World();

  @Test
  void aClientEndsItsTokenFromNowOn() {
    IssuedToken issued = world.issued(OTHER_TERMS);
    world.travelTo(START.plusSeconds(5));

    var result = revoke(world, World.text(issued), secret("ci", "right"));

    assertEquals(Result.ok(new Revoked.AccessToken(issued.token().id())), result);
    assertEquals(Optional.of(START.plusSeconds(5)), kept().revokedAt());
  }

  @Test
  void anotherClientLeavesTheTokenAloneWhicheverItsEnterprise() {
    Parameter token = World.text(world.issued(OTHER_TERMS));
    world.registerColleague();
    world.registerStranger();

    var ofColleague = revoke(world, token, secret("colleague", "right"));
    var ofStranger = revoke(world, token, secret("stranger", "right"));

    assertEquals(Result.refused(new TokenForeign()), ofColleague);
    assertEquals(Result.refused(new TokenForeign()), ofStranger);
    assertEquals(Optional.empty(), kept().revokedAt());
  }

  @Test
  void aTokenOfAnotherContractIsUnknownAndLeftAlone() {
    Parameter token = World.text(world.issued(TERMS));

    var result = revoke(world, token, secret("ci", "right"));

    assertEquals(Result.refused(new TokenUnknown()), result);
    assertEquals(Optional.empty(), kept().revokedAt());
  }

  @Test
  void aNewRegistrationOfADeletedIdCannotRevokeItsTokens() {
    Parameter token = World.text(world.issued(OTHER_TERMS));
    world.delete();
    world.register("reg_2", World.CLIENT, World.aSecret("right"));

    var result = revoke(world, token, secret("ci", "right"));

    assertEquals(Result.refused(new TokenUnknown()), result);
    assertEquals(Optional.empty(), kept().revokedAt());
  }

  @Test
  void aPublicClientEndsItsOwnTokenByNamingItselfAndNoOther() {
    ClientId id = new ClientId("public");
    world.register(World.aClient("reg_public", id, new ClientAuthentication.None()));
    Parameter own = tokenOf("reg_public", id);
    Parameter other = World.text(world.issued(OTHER_TERMS));

    assertEquals(
        Result.ok(new Revoked.AccessToken(new TokenId("t_public"))),
        revoke(world, own, Impostor.alone("public")));
    assertEquals(
        Result.refused(new TokenForeign()), revoke(world, other, Impostor.alone("public")));
  }

  @Test
  void aClientWithASecretEndsNothingByNamingItself() {
    Parameter token = World.text(world.issued(OTHER_TERMS));

    var result = revoke(world, token, Impostor.alone("ci"));

    assertEquals(Result.refused(new AuthenticationFailed(Cause.METHOD_NOT_REGISTERED)), result);
    assertEquals(Optional.empty(), kept().revokedAt());
  }

  @ParameterizedTest
  @MethodSource("dev.tollgate.application.CallerRefused#all")
  void aRefusedCallerRevokesNothing(CallerRefused caller) {
    Parameter token = World.text(world.issued(OTHER_TERMS));
    ClientCredentials presented = caller.provoke(world);

    var result = revoke(world, token, presented);

    assertEquals(Result.refused(caller.expected()), result);
    assertEquals(Optional.empty(), kept().revokedAt());
  }

  @ParameterizedTest
  @MethodSource("dev.tollgate.application.CallerRefused#all")
  void aMissingTokenIsToldWithoutTheStoreAfterWhatIsWrongWithTheForm(CallerRefused caller) {
    ClientCredentials presented = caller.provoke(world);
    var _ = world.store.takeCalls();
    world.store.breakDown("");

    var result = revoke(world, new Parameter.NotText(), presented);

    assertEquals(
        Result.refused(
            caller.expected() instanceof AuthenticationFailed || caller.needsTheStore()
                ? new TokenMissing()
                : caller.expected()),
        result);
    assertEquals(List.of(), world.store.takeCalls());
  }

  @Test
  void aTokenIsVerifiedOnceAndNotLookedUp() {
    Parameter token = World.text(world.issued(OTHER_TERMS));
    List<String> verified = new ArrayList<>();
    TokenVerifier counting =
        text -> {
          boolean _ = verified.add(text);
          return world.verifier().verify(text);
        };

    var _ =
        revoking(world, world.authenticator(), world.reader(counting))
            .revoke(token, secret("ci", "right"), OTHER_TERMS.contract());

    assertEquals(1, verified.size());
    assertEquals(
        List.of("clients.find", "enterprises.find", "companies.find", "tokens.revokeOwn"),
        world.store.takeCalls());
  }

  @Test
  void whatIsNoTokenOfTheClientAnyMoreIsRefusedAsSuch() {
    ClientCredentials caller = secret("ci", "right");
    IssuedToken issued = world.issued(OTHER_TERMS);
    Parameter token = World.text(issued);

    assertEquals(Result.refused(new TokenMalformed()), revoke(world, World.text("x"), caller));
    assertEquals(Result.refused(new TokenForged()), revoke(world, World.text("forged"), caller));
    assertEquals(
        Result.ok(new Revoked.AccessToken(issued.token().id())), revoke(world, token, caller));
    assertEquals(Result.refused(new TokenRevoked()), revoke(world, token, caller));
    world.travelTo(issued.token().expiresAt().orElseThrow());
    assertEquals(Result.refused(new TokenExpired()), revoke(world, token, caller));
  }

  @Test
  void everyRefusalOccurs() {
    ClientCredentials caller = secret("ci", "right");
    Parameter token = World.text(world.issued(OTHER_TERMS));
    world.registerStranger();
    Set<String> provoked =
        new TreeSet<>(
            Leaves.provokedBy(
                () -> revoke(world, new Parameter.Absent(), caller),
                () -> revoke(world, World.text("x"), caller),
                () -> revoke(world, World.text("forged"), caller),
                () -> revoke(world, World.text(world.issued(TERMS)), caller),
                () -> revoke(world, token, secret("stranger", "right")),
                () -> {
                  var _ = revoke(world, token, caller);
                  return revoke(world, token, caller);
                },
                () -> revoke(world, World.text("signed=t0=" + START), caller)));
    for (CallerRefused refused : CallerRefused.all()) {
      World its = new World();
      ClientCredentials presented = refused.provoke(its);
      provoked.addAll(Leaves.provokedBy(() -> revoke(its, World.text("x"), presented)));
    }

    assertEquals(new TreeSet<>(Leaves.of(ClientRevokeRefusal.class)), provoked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"clients.find", "enterprises.find", "companies.find", "tokens.revokeOwn"})
  void aStoreFailureIsNeverARefusal(String verb) {
    Parameter token = World.text(world.issued(OTHER_TERMS));
    world.store.breakDown(verb);

    assertThrows(StoreUnavailable.class, () -> revoke(world, token, secret("ci", "right")));
  }

  @Test
  void aFailureToReadARecordIsNeverARefusal() {
    Parameter token = World.text(world.issued(OTHER_TERMS));
    world.registerStranger();
    world.store.breakDown("tokens.find");

    assertThrows(StoreUnavailable.class, () -> revoke(world, token, secret("stranger", "right")));
  }

  @Test
  void anAuditTrailThatThrowsChangesNoAnswer() {
    RevokeAsClient revoking = revoking(world, world.unaudited(), world.reader());

    var result =
        Quietly.call(
            () -> revoking.revoke(World.text("x"), secret("ci", "wrong"), OTHER_TERMS.contract()));

    assertEquals(Result.refused(new AuthenticationFailed(Cause.WRONG_SECRET)), result);
  }

  private Parameter tokenOf(String registration, ClientId client) {
    Token token =
        new Token(
            new TokenId("t_" + client),
            new RegistrationId(registration),
            client,
            OTHER_TERMS.contract().name(),
            ScopeSet.EMPTY,
            List.of(),
            START,
            START.plusSeconds(60),
            Optional.empty());
    boolean _ = world.store.tokens().add(token);
    return World.signed(token, token.expiresAt().orElseThrow());
  }

  private Token kept() {
    return world.store.keptTokens().getFirst();
  }

  private static Result<Revoked, ClientRevokeRefusal> revoke(
      World world, Parameter token, ClientCredentials caller) {
    return revoking(world, world.authenticator(), world.reader())
        .revoke(token, caller, OTHER_TERMS.contract());
  }

  private static RevokeAsClient revoking(
      World world, ClientAuthenticator authenticator, TokenReader reader) {
    return new RevokeAsClient(
        authenticator,
        new RevokeToken(reader, world.store.tokens(), world.store.clients(), world.clock()),
        world.store.refreshTokens(),
        world.store.authorizationCodes(),
        world.clock());
  }
}
