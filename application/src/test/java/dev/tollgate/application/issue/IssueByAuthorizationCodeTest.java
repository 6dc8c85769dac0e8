package dev.tollgate.application.issue;

import static dev.tollgate.application.issue.UserGrants.API;
import static dev.tollgate.application.issue.UserGrants.ISSUER;
import static dev.tollgate.application.issue.UserGrants.SCOPES;
import static dev.tollgate.application.issue.UserGrants.TERMS;
import static dev.tollgate.application.issue.UserGrants.URI;
import static dev.tollgate.application.issue.UserGrants.VERIFIER;
import static dev.tollgate.application.issue.UserGrants.accepted;
import static dev.tollgate.application.issue.UserGrants.codeRequest;
import static dev.tollgate.application.issue.UserGrants.credentials;
import static dev.tollgate.application.issue.UserGrants.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.signin.People;
import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.refusal.CodeGrantRefusal;
import dev.tollgate.domain.refusal.CodeInvalid;
import dev.tollgate.domain.refusal.ResourceUnknown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The exchange of an authorization code. */
final class IssueByAuthorizationCodeTest {

  private final UserGrants grants = new UserGrants();

  private static Result<IssuedTokens, CodeGrantRefusal> invalid(CodeInvalid.Cause cause) {
    return Result.refused(new CodeInvalid(cause));
  }

  @Test
  void theClientGetsTokensOfTheUserForTheCompanyAndTheScopesOfTheCode() {
    String code = grants.code();

    IssuedTokens tokens = accepted(grants.exchange(code));

    Token access = tokens.accessToken().token();
    SecretDigest digest = SecretDigest.of(code);
    assertEquals(
        new Subject.OfUser(grants.user.id(), grants.grant.id(), Optional.of(digest)),
        access.subject());
    assertEquals(Optional.of(grants.people.company.id()), access.company());
    assertEquals(SCOPES, access.scopes());
    assertEquals(List.of(ISSUER), access.audience());
    assertEquals(Optional.of(access), grants.store.tokens().find(access.id()));
    assertEquals(
        Optional.of(access.id() + " {email=ada@example.com, nonce=n-1}"), tokens.idToken());
  }

  @Test
  void theCodeIsSpentAndKeptAsLongAsTheRefreshTokenLives() {
    String code = grants.code();

    IssuedTokens tokens = accepted(grants.exchange(code));

    var refreshToken = grants.refreshToken(tokens.refreshToken().orElseThrow()).orElseThrow();
    assertEquals(SecretDigest.of(code), refreshToken.code());
    assertEquals(People.START.plus(Duration.ofDays(30)), refreshToken.expiresAt());
    assertEquals(Optional.of(People.START), grants.onRecord(code).spentAt());
    assertEquals(Optional.of(refreshToken.expiresAt()), grants.onRecord(code).keptUntil());
  }

  @Test
  void withoutTheScopeOpenidThereIsNoIdToken() {
    IssuedTokens tokens =
        accepted(grants.exchange(grants.code(ScopeSet.of("profile:read"), List.of())));

    assertEquals(Optional.empty(), tokens.idToken());
  }

  @Test
  void aClientThatMayNotRefreshGetsNoRefreshToken() {
    grants.client = grants.register("plain", GrantType.AUTHORIZATION_CODE);
    String code = grants.code();

    IssuedTokens tokens =
        accepted(
            grants.exchange(
                new CodeRequest(
                    credentials("plain", "right"),
                    text(code),
                    text(URI),
                    text(VERIFIER),
                    List.of(),
                    List.of())));

    assertEquals(Optional.empty(), tokens.refreshToken());
    assertEquals(tokens.accessToken().token().expiresAt(), grants.onRecord(code).keptUntil());
  }

  @Test
  void aRequestNarrowsTheAudienceOfTheCodeAndNeverWidensIt() {
    List<ResourceUri> both = List.of(ISSUER, API);

    IssuedTokens all = accepted(grants.exchange(grants.code(SCOPES, both)));
    IssuedTokens one =
        accepted(
            grants.exchange(
                codeRequest(grants.code(SCOPES, both), URI, VERIFIER, "https://api.example")));
    var wider =
        grants.exchange(
            codeRequest(
                grants.code(SCOPES, List.of(ISSUER)), URI, VERIFIER, "https://api.example"));

    assertEquals(both, all.accessToken().token().audience());
    assertEquals(List.of(API), one.accessToken().token().audience());
    assertEquals(Result.refused(new ResourceUnknown()), wider);
  }

  @Test
  void aCodeExpiresAtTheInstantOfItsExpiry() {
    String early = grants.code();
    String late = grants.code();
    grants.people.pass(Duration.ofMinutes(1).minusMillis(1));
    var before = grants.exchange(early);
    grants.people.pass(Duration.ofMillis(1));

    assertTrue(before instanceof Result.Ok<?, ?>, before.toString());
    assertEquals(invalid(CodeInvalid.Cause.EXPIRED), grants.exchange(late));
  }

  @Test
  void aCodeThatComesTwiceRevokesWhatItWasExchangedFor() {
    String code = grants.code();
    IssuedTokens tokens = accepted(grants.exchange(code));

    var again = grants.exchange(code);

    assertEquals(invalid(CodeInvalid.Cause.SPENT), again);
    assertEquals(Optional.of(People.START), grants.onRecord(code).revokedAt());
    assertTrue(grants.refresh(tokens.refreshToken().orElseThrow()) instanceof Result.Refused);
  }

  @Test
  void theLoserOfARaceRevokesWhatTheWinnerGot() {
    String code = grants.code();
    AuthorizationCodes real = grants.store.authorizationCodes();
    AuthorizationCodes raced =
        mock(AuthorizationCodes.class, withSettings().defaultAnswer(delegatesTo(real)));
    doReturn(false).when(raced).exchange(any(), any());

    var lost = grants.exchanging(raced).issue(codeRequest(code), TERMS);

    assertEquals(invalid(CodeInvalid.Cause.SPENT), lost);
    assertEquals(Optional.of(People.START), grants.onRecord(code).revokedAt());
  }

  @Test
  void aCodeOfAnotherClientIsRefusedAndStaysUnspentHoweverOften() {
    Client _ = grants.register("other", GrantType.AUTHORIZATION_CODE);
    String code = grants.code();
    CodeRequest stolen =
        new CodeRequest(
            credentials("other", "right"),
            text(code),
            text(URI),
            text(VERIFIER),
            List.of(),
            List.of());

    assertEquals(invalid(CodeInvalid.Cause.OTHER_CLIENT), grants.exchange(stolen));
    assertEquals(invalid(CodeInvalid.Cause.OTHER_CLIENT), grants.exchange(stolen));
    assertTrue(grants.exchange(code) instanceof Result.Ok<?, ?>);
  }

  @Test
  void everyRefusalOccursAndOnlySuccessSpendsTheCode() {
    Client _ = grants.register("jobs", GrantType.CLIENT_CREDENTIALS);
    String code = grants.code();
    var users = grants.store.users();
    var companies = grants.store.companies();
    var enterprises = grants.store.enterprises();
    var company = grants.people.company;

    assertEquals(
        Leaves.of(CodeGrantRefusal.class),
        Leaves.provokedBy(
            () -> grants.exchange(""),
            () -> grants.exchange("ac_unknown"),
            () -> grants.exchange(codeRequest(code, URI + "/", VERIFIER)),
            () -> grants.exchange(codeRequest(code, "", VERIFIER)),
            () -> grants.exchange(codeRequest(code, URI, VERIFIER.replace('d', 'e'))),
            () -> grants.exchange(codeRequest(code, URI, "")),
            () -> grants.exchange(codeRequest(code, URI, VERIFIER, "https://unknown.example")),
            () -> grants.exchange(asClient("app", "wrong", code)),
            () -> grants.exchange(asClient("jobs", "right", code)),
            () -> {
              boolean _ = users.change(grants.user.id(), enabled(false));
              var refused = grants.exchange(code);
              boolean _ = users.change(grants.user.id(), enabled(true));
              return refused;
            },
            () -> {
              boolean _ = companies.change(company.id(), new TenantChange.SetActive(false));
              var refused = grants.exchange(code);
              boolean _ = companies.change(company.id(), new TenantChange.SetActive(true));
              return refused;
            },
            () -> {
              boolean _ =
                  enterprises.change(company.enterprise(), new TenantChange.SetActive(false));
              var refused = grants.exchange(code);
              boolean _ =
                  enterprises.change(company.enterprise(), new TenantChange.SetActive(true));
              return refused;
            },
            () -> {
              IssuedTokens _ = accepted(grants.exchange(code));
              String other = grants.code();
              boolean _ = grants.store.grants().revoke(grants.grant.id(), People.START);
              return grants.exchange(other);
            }));
  }

  private static CodeRequest asClient(String id, String secret, String code) {
    return new CodeRequest(
        credentials(id, secret), text(code), text(URI), text(VERIFIER), List.of(), List.of());
  }

  private static UserChange enabled(boolean enabled) {
    return new UserChange.SetEnabled(enabled, People.START);
  }
}
