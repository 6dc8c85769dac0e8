package dev.tollgate.application.issue;

import static dev.tollgate.application.issue.UserGrants.SCOPES;
import static dev.tollgate.application.issue.UserGrants.TERMS;
import static dev.tollgate.application.issue.UserGrants.accepted;
import static dev.tollgate.application.issue.UserGrants.credentials;
import static dev.tollgate.application.issue.UserGrants.refreshRequest;
import static dev.tollgate.application.issue.UserGrants.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.signin.People;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.refusal.RefreshGrantRefusal;
import dev.tollgate.domain.refusal.RefreshTokenInvalid;
import dev.tollgate.domain.refusal.RefreshTokenInvalid.Cause;
import dev.tollgate.domain.refusal.ScopesRefused;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The exchange of a refresh token. */
final class IssueByRefreshTokenTest {

  private final UserGrants grants = new UserGrants();
  private final String code = grants.code();
  private final String first = accepted(grants.exchange(code)).refreshToken().orElseThrow();

  private static Result<IssuedTokens, RefreshGrantRefusal> invalid(Cause cause) {
    return Result.refused(new RefreshTokenInvalid(cause));
  }

  private boolean isFamilyRevoked() {
    return grants.onRecord(code).revokedAt().isPresent();
  }

  @Test
  void aRefreshGivesNewTokensOfTheSameFamilyWithoutANonce() {
    grants.people.pass(Duration.ofHours(2));

    IssuedTokens tokens = accepted(grants.refresh(first));

    String second = tokens.refreshToken().orElseThrow();
    assertNotEquals(first, second);
    assertEquals(SecretDigest.of(code), grants.refreshToken(second).orElseThrow().code());
    assertEquals(SCOPES, tokens.accessToken().token().scopes());
    assertTrue(tokens.idToken().orElseThrow().endsWith("nonce=none}"));
    assertEquals(
        People.START.plus(Duration.ofHours(2)).plus(Duration.ofDays(30)),
        grants.refreshToken(second).orElseThrow().expiresAt());
    assertEquals(
        grants.refreshToken(second).map(it -> it.expiresAt()), grants.onRecord(code).keptUntil());
  }

  @Test
  void aNarrowerScopeNarrowsThisAccessTokenOnly() {
    IssuedTokens narrow = accepted(grants.refresh(refreshRequest(first, "assets:read")));
    IssuedTokens next = accepted(grants.refresh(narrow.refreshToken().orElseThrow()));

    assertEquals(ScopeSet.of("assets:read"), narrow.accessToken().token().scopes());
    assertEquals(Optional.empty(), narrow.idToken());
    assertEquals(SCOPES, next.accessToken().token().scopes());
  }

  @Test
  void aWiderScopeIsRefusedAndTheTokenStaysUnused() {
    var wider = grants.refresh(refreshRequest(first, "assets:read templates:read"));

    assertEquals(Result.refused(new ScopesRefused()), wider);
    assertTrue(grants.refresh(first) instanceof Result.Ok<?, ?>);
  }

  @Test
  void aRepeatWithinTheGracePeriodGetsTheSameAnswer() {
    IssuedTokens tokens = accepted(grants.refresh(first));
    grants.people.pass(Duration.ofSeconds(10).minusMillis(1));

    assertEquals(Result.ok(tokens), grants.refresh(first));
    assertEquals(Result.ok(tokens), grants.refresh(first));
    assertEquals(false, isFamilyRevoked());
  }

  @Test
  void aRepeatWithOtherParametersIsRefusedAndRevokesNothing() {
    IssuedTokens tokens = accepted(grants.refresh(first));

    var other = grants.refresh(refreshRequest(first, "assets:read"));
    var elsewhere = grants.refresh(refreshRequest(first, "", "https://issuer.example"));

    assertEquals(invalid(Cause.REPEATED_DIFFERENTLY), other);
    assertEquals(invalid(Cause.REPEATED_DIFFERENTLY), elsewhere);
    assertTrue(grants.refresh(tokens.refreshToken().orElseThrow()) instanceof Result.Ok<?, ?>);
  }

  @Test
  void aRepeatAfterTheGracePeriodRevokesTheFamily() {
    IssuedTokens tokens = accepted(grants.refresh(first));
    grants.people.pass(Duration.ofSeconds(10));

    assertEquals(invalid(Cause.REUSED), grants.refresh(first));
    assertEquals(invalid(Cause.REVOKED), grants.refresh(tokens.refreshToken().orElseThrow()));
  }

  @Test
  void onceTheSuccessorWasUsedARepeatRevokesTheFamilyAtOnce() {
    IssuedTokens tokens = accepted(grants.refresh(first));
    IssuedTokens _ = accepted(grants.refresh(tokens.refreshToken().orElseThrow()));

    assertEquals(invalid(Cause.REUSED), grants.refresh(first));
    assertTrue(isFamilyRevoked());
  }

  @Test
  void theLoserOfARaceGetsTheAnswerOfTheWinner() {
    RefreshTokens real = grants.store.refreshTokens();
    RefreshTokens raced =
        mock(RefreshTokens.class, withSettings().defaultAnswer(delegatesTo(real)));
    AtomicReference<Result<IssuedTokens, RefreshGrantRefusal>> won = new AtomicReference<>();
    doAnswer(
            call -> {
              won.set(grants.refresh(first));
              return real.rotate(call.getArgument(0), call.getArgument(1));
            })
        .when(raced)
        .rotate(any(), any());

    var lost = grants.refreshing(raced).issue(refreshRequest(first, ""), TERMS);

    assertTrue(lost instanceof Result.Ok<?, ?>, lost.toString());
    assertEquals(won.get(), lost);
  }

  @Test
  void theLoserOfARaceWithARevocationGetsNothing() {
    RefreshTokens real = grants.store.refreshTokens();
    RefreshTokens raced =
        mock(RefreshTokens.class, withSettings().defaultAnswer(delegatesTo(real)));
    doAnswer(
            call -> {
              boolean _ =
                  grants.store.authorizationCodes().revoke(SecretDigest.of(code), People.START);
              return real.rotate(call.getArgument(0), call.getArgument(1));
            })
        .when(raced)
        .rotate(any(), any());

    var lost = grants.refreshing(raced).issue(refreshRequest(first, ""), TERMS);

    assertEquals(invalid(Cause.REVOKED), lost);
  }

  @Test
  void aTokenOfAnotherClientIsRefusedAndStaysUnused() {
    Client _ = grants.register("other", GrantType.REFRESH_TOKEN);

    var stolen = grants.refresh(asClient("other", "right"));

    assertEquals(invalid(Cause.OTHER_CLIENT), stolen);
    assertTrue(grants.refresh(first) instanceof Result.Ok<?, ?>);
  }

  @Test
  void aRefreshTokenExpiresAtTheInstantOfItsExpiry() {
    grants.people.pass(Duration.ofDays(30));

    assertEquals(invalid(Cause.EXPIRED), grants.refresh(first));
  }

  @Test
  void everyRefusalOccursAndOnlySuccessUsesTheToken() {
    Client _ = grants.register("jobs", GrantType.CLIENT_CREDENTIALS);
    var users = grants.store.users();
    var companies = grants.store.companies();
    var enterprises = grants.store.enterprises();
    var company = grants.people.company;

    assertEquals(
        Leaves.of(RefreshGrantRefusal.class),
        Leaves.provokedBy(
            () -> grants.refresh(""),
            () -> grants.refresh("rt_unknown"),
            () -> grants.refresh(refreshRequest(first, "unknown")),
            () -> grants.refresh(refreshRequest(first, "", "https://unknown.example")),
            () -> grants.refresh(asClient("app", "wrong")),
            () -> grants.refresh(asClient("jobs", "right")),
            () -> {
              boolean _ = users.change(grants.user.id(), enabled(false));
              var refused = grants.refresh(first);
              boolean _ = users.change(grants.user.id(), enabled(true));
              return refused;
            },
            () -> {
              boolean _ = companies.change(company.id(), new TenantChange.SetActive(false));
              var refused = grants.refresh(first);
              boolean _ = companies.change(company.id(), new TenantChange.SetActive(true));
              return refused;
            },
            () -> {
              boolean _ =
                  enterprises.change(company.enterprise(), new TenantChange.SetActive(false));
              var refused = grants.refresh(first);
              boolean _ =
                  enterprises.change(company.enterprise(), new TenantChange.SetActive(true));
              return refused;
            },
            () -> {
              IssuedTokens tokens = accepted(grants.refresh(first));
              boolean _ = grants.store.grants().revoke(grants.grant.id(), People.START);
              return grants.refresh(tokens.refreshToken().orElseThrow());
            }));
  }

  private RefreshRequest asClient(String id, String secret) {
    return new RefreshRequest(credentials(id, secret), text(first), text(""), List.of(), List.of());
  }

  private static UserChange enabled(boolean enabled) {
    return new UserChange.SetEnabled(enabled, People.START);
  }
}
