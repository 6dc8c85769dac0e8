package dev.tollgate.application.admin.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.MapStore;
import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.admin.client.EnableClient;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.port.TokenVerifier.Verified;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.refusal.RevokeAnyTokenRefusal;
import dev.tollgate.domain.refusal.ShowTokenRefusal;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenUnknown;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenAdministrationTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant END = START.plusSeconds(100);

  private final MapStore store = new MapStore();
  private Instant now = START;
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

  /** {@code ok.ID} is signed and ends at {@code END}; {@code no.ID} is forged. */
  private final TokenVerifier verifier =
      text ->
          text.startsWith("ok.")
              ? Result.ok(new Verified(new TokenId(text.substring(3)), END))
              : Result.refused(text.startsWith("no.") ? new TokenForged() : new TokenMalformed());

  @BeforeEach
  void fill() {
    boolean _ =
        store
            .enterprises()
            .add(new Enterprise(new EnterpriseId("ent_1"), new Name("Acme"), true, START));
    boolean _ = store.clients().add(client("reg_1"));
    token("t1", "reg_1");
    var _ = store.takeCalls();
  }

  private static Client client(String registration) {
    return new Client(
        new RegistrationId(registration),
        new ClientId("ci"),
        new Name("CI"),
        new EnterpriseId("ent_1"),
        Optional.empty(),
        ScopeSet.EMPTY,
        List.of(),
        true,
        START);
  }

  private void token(String id, String registration) {
    Token token =
        new Token(
            new TokenId(id),
            new RegistrationId(registration),
            new ClientId("ci"),
            "cliquify",
            ScopeSet.EMPTY,
            List.of(),
            START,
            END,
            Optional.empty());
    assertTrue(store.tokens().add(token));
  }

  @Test
  void aTokenIsShownByItsTextAndByItsId() {
    TokenRecord byText = accepted(show("ok.t1"));
    TokenRecord byId = accepted(show("t1"));

    assertEquals(new TokenId("t1"), byText.token().id());
    assertEquals(TokenState.ACTIVE, byText.state());
    assertEquals(byText, byId);
  }

  @Test
  void theFirstReasonWhyATokenHasNoEffectIsNamed() {
    assertTrue(store.enterprises().change(new EnterpriseId("ent_1"), inactive()));
    TokenState ofInactiveEnterprise = accepted(show("t1")).state();
    var _ = new EnableClient(store.clients()).set("ci", false);
    TokenState ofDisabledClient = accepted(show("t1")).state();
    assertTrue(store.clients().remove(new ClientId("ci")));
    TokenState ofDeletedClient = accepted(show("t1")).state();
    assertTrue(store.clients().add(client("reg_2")));
    TokenState ofClientRegisteredAgain = accepted(show("t1")).state();
    now = END;
    TokenState expired = accepted(show("t1")).state();
    assertTrue(store.tokens().revoke(new TokenId("t1"), now));
    TokenState revoked = accepted(show("t1")).state();

    assertEquals(
        List.of(
            TokenState.ENTERPRISE_INACTIVE,
            TokenState.CLIENT_DISABLED,
            TokenState.CLIENT_DELETED,
            TokenState.CLIENT_DELETED,
            TokenState.EXPIRED,
            TokenState.REVOKED),
        List.of(
            ofInactiveEnterprise,
            ofDisabledClient,
            ofDeletedClient,
            ofClientRegisteredAgain,
            expired,
            revoked));
  }

  private static TenantChange inactive() {
    return new TenantChange.SetActive(false);
  }

  @Test
  void aTokenThatWasPurgedIsUnknownUntilItsSignedEndAndExpiredFromThenOn() {
    now = END.minusMillis(1);
    var before = show("ok.gone");
    now = END;
    var after = show("ok.gone");

    assertEquals(Result.refused(new TokenUnknown()), before);
    assertEquals(Result.refused(new TokenExpired()), after);
  }

  @Test
  void whatNoKeySignedIsNotLookedUp() {
    var result = show("no.t1");

    assertEquals(Result.refused(new TokenForged()), result);
    assertEquals(List.of(), store.takeCalls());
  }

  @Test
  void aTokenIsRevokedOnceWhateverItsContract() {
    TokenRecord revoked = accepted(revoke("ok.t1"));
    var again = revoke("t1");

    assertEquals(Optional.of(START), revoked.token().revokedAt());
    assertEquals(TokenState.REVOKED, revoked.state());
    assertFalse(again instanceof Result.Ok<?, ?>);
    assertEquals(Optional.of(revoked.token()), store.tokens().find(new TokenId("t1")));
  }

  @Test
  void everyRefusalOfTokensIsMet() {
    assertTrue(store.tokens().revoke(new TokenId("t1"), now));
    assertEquals(
        Leaves.of(RevokeAnyTokenRefusal.class),
        Leaves.provokedBy(
            () -> revoke("x.y"),
            () -> revoke("no.t1"),
            () -> revoke("gone"),
            () -> revoke("ok.t1"),
            () -> {
              now = END;
              return revoke("ok.t1");
            }));

    now = START;
    assertEquals(
        Leaves.of(ShowTokenRefusal.class),
        Leaves.provokedBy(
            () -> show("x.y"),
            () -> show("no.t1"),
            () -> show("gone"),
            () -> {
              now = END;
              return show("ok.gone");
            }));
  }

  @Test
  void allLiveTokensOfARegistrationAreRevokedBatchByBatch() {
    IntStream.range(0, 1001).forEach(i -> token("u%04d".formatted(i), "reg_1"));
    token("v", "reg_2");
    List<Long> progress = new ArrayList<>();

    var result = revokeAll("ci", progress);

    assertEquals(Result.ok(1002L), result);
    assertEquals(List.of(500L, 1000L, 1002L), progress);
    assertEquals(
        List.of(new TokenId("v")),
        store.keptTokens().stream()
            .filter(token -> token.revokedAt().isEmpty())
            .map(Token::id)
            .toList());
  }

  @Test
  void whatHasNoEffectAnywayIsNotRevoked() {
    now = END;
    List<Long> progress = new ArrayList<>();

    var result = revokeAll("ci", progress);

    assertEquals(Result.ok(0L), result);
    assertEquals(List.of(), progress);
    assertEquals(Result.refused(new ClientNotFound("x:y")), revokeAll("x:y", progress));
    assertEquals(Result.refused(new ClientNotFound("co")), revokeAll("co", progress));
  }

  @Test
  void aPurgeGoesOnUntilNothingIsLeft() {
    IntStream.range(0, 999).forEach(i -> token("u%04d".formatted(i), "reg_1"));
    now = END;
    List<Long> progress = new ArrayList<>();

    long purged = new PurgeTokens(store.tokens(), clock).purge(progress::add);

    assertEquals(1000, purged);
    assertEquals(List.of(500L, 1000L, 1000L), progress);
    assertEquals(List.of(), store.keptTokens());
  }

  @Test
  void aListTellsTheStateOfEachToken() {
    token("t2", "reg_1");
    assertTrue(store.tokens().revoke(new TokenId("t1"), now));

    List<TokenState> states =
        new ListTokens(store.clientTokens(), store.enterprises(), clock)
            .list(client("reg_1"), "", 10).stream().map(TokenRecord::state).toList();

    assertEquals(List.of(TokenState.REVOKED, TokenState.ACTIVE), states);
  }

  @Test
  void aStoreThatCannotAnswerIsNeverAnUnknownToken() {
    store.breakDown("");

    assertThrows(StoreUnavailable.class, () -> show("ok.t1"));
    assertThrows(StoreUnavailable.class, () -> revoke("ok.t1"));
    assertThrows(StoreUnavailable.class, () -> revokeAll("ci", new ArrayList<>()));
  }

  private Result<TokenRecord, ShowTokenRefusal> show(String text) {
    return new ShowToken(verifier, store.tokens(), store.clients(), store.enterprises(), clock)
        .show(text);
  }

  private Result<TokenRecord, RevokeAnyTokenRefusal> revoke(String text) {
    return new RevokeAnyToken(verifier, store.tokens(), clock).revoke(text);
  }

  private Result<Long, ?> revokeAll(String client, List<Long> progress) {
    return new RevokeClientTokens(store.clients(), store.clientTokens(), clock)
        .revoke(client, progress::add);
  }

  private static <T> T accepted(Result<T, ?> result) {
    return result.fold(
        value -> value,
        refusal -> {
          throw new AssertionError(refusal.toString());
        });
  }
}
