package dev.tollgate.application.issue;

import static dev.tollgate.application.issue.UserGrants.SCOPES;
import static dev.tollgate.application.issue.UserGrants.accepted;
import static dev.tollgate.application.issue.UserGrants.refreshRequest;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.domain.ScopeSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The answer to a refresh that is kept for a repeat. */
final class RepeatedAnswerTest {

  private final UserGrants grants = new UserGrants();
  private final RepeatedAnswer answers = new RepeatedAnswer(UserGrants.SEAL, grants.store.tokens());
  private final RefreshRequest request = refreshRequest("rt_1", "a b", "https://api.example");

  private IssuedTokens tokens(ScopeSet scopes) {
    return accepted(grants.exchange(grants.code(scopes, List.of())));
  }

  @Test
  void theSameRequestGetsTheSameAnswerWithAnIdTokenOrWithout() {
    IssuedTokens with = tokens(SCOPES);
    IssuedTokens without = tokens(ScopeSet.of("profile:read"));

    assertEquals(
        Optional.of(with), answers.opened("rt_1", request, answers.sealed("rt_1", request, with)));
    assertEquals(
        Optional.of(without),
        answers.opened("rt_1", request, answers.sealed("rt_1", request, without)));
  }

  @Test
  void anotherTokenOrParameterDoesNotOpenIt() {
    String sealed = answers.sealed("rt_1", request, tokens(SCOPES));

    for (RefreshRequest other :
        List.of(
            refreshRequest("rt_1", "", "https://api.example"),
            refreshRequest("rt_1", "b a", "https://api.example"),
            refreshRequest("rt_1", "a b"),
            new RefreshRequest(
                request.client(),
                request.refreshToken(),
                request.scope(),
                List.of(),
                request.resources()))) {
      assertEquals(Optional.empty(), answers.opened("rt_1", other, sealed), other.toString());
    }
    assertEquals(Optional.empty(), answers.opened("rt_2", request, sealed));
  }

  @Test
  void anAccessTokenThatWasPurgedIsNotGivenAgain() {
    IssuedTokens tokens = tokens(SCOPES);
    String sealed = answers.sealed("rt_1", request, tokens);

    int purged =
        grants
            .store
            .tokens()
            .purge(tokens.accessToken().token().expiresAt().orElseThrow().plusSeconds(1), 9);

    assertEquals(1, purged);
    assertEquals(Optional.empty(), answers.opened("rt_1", request, sealed));
  }
}
