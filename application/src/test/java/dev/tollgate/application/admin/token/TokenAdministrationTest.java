package dev.tollgate.application.admin.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.application.Leaves;
import dev.tollgate.application.MapStore;
import dev.tollgate.application.access.LiveTokens;
import dev.tollgate.application.access.TokenReader;
import dev.tollgate.application.admin.client.ClientRefusal.ClientNotFound;
import dev.tollgate.application.admin.client.EnableClient;
import dev.tollgate.application.authentication.Tenants;
import dev.tollgate.application.contract.ContractRules;
import dev.tollgate.application.contract.ContractRules.WhenCompanyInactive;
import dev.tollgate.application.contract.ContractRules.WhenNoScopes;
import dev.tollgate.application.contract.ServedContracts;
import dev.tollgate.application.grant.Standing;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.port.TokenVerifier.Verified;
import dev.tollgate.application.storage.Leases;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenForm;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.UserId;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.RevokeAnyTokenRefusal;
import dev.tollgate.domain.refusal.ShowTokenRefusal;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenInactive;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.UserInactive;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenAdministrationTest {

  private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
  private static final Instant END = START.plusSeconds(100);

  private static final TokenForm.Opaque OPAQUE = new TokenForm.Opaque("dnsimple_o_");
  private static final ServedContracts CONTRACTS =
      ServedContracts.of(
          new ContractRules("cliquify", WhenCompanyInactive.SERVE, WhenNoScopes.ISSUE, Set.of()),
          new ContractRules("rfc", WhenCompanyInactive.REFUSE, WhenNoScopes.REFUSE, Set.of()),
          new ContractRules(
              "dnsimple", WhenCompanyInactive.REFUSE, WhenNoScopes.ISSUE, Set.of(OPAQUE)));

  private final MapStore store = new MapStore();
  private Instant now = START;
  private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);

  /** {@code ok.ID} is signed and ends at {@code END}; {@code no.ID} is forged. */
  private final TokenVerifier verifier =
      text ->
          text.startsWith("ok.")
              ? Result.ok(new Verified(new TokenId(text.substring(3)), Optional.empty(), END))
              : Result.refused(text.startsWith("no.") ? new TokenForged() : new TokenMalformed());

  private final TokenReader reader = new TokenReader(verifier, CONTRACTS);

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
    assertEquals(Optional.empty(), byText.inactive());
    assertEquals(byText, byId);
  }

  @Test
  void theFirstReasonWhyATokenHasNoEffectIsNamed() {
    assertTrue(store.enterprises().change(new EnterpriseId("ent_1"), inactive()));
    TokenInactive ofInactiveEnterprise = reason("t1");
    var _ = new EnableClient(store.clients()).set("ci", false);
    TokenInactive ofDisabledClient = reason("t1");
    assertTrue(store.clients().remove(new ClientId("ci")));
    TokenInactive ofDeletedClient = reason("t1");
    assertTrue(store.clients().add(client("reg_2")));
    TokenInactive ofClientRegisteredAgain = reason("t1");
    now = END;
    TokenInactive expired = reason("t1");
    assertTrue(store.tokens().revoke(new TokenId("t1"), now));
    TokenInactive revoked = reason("t1");

    assertEquals(
        List.of(
            new EnterpriseInactive(),
            new ClientDisabled(),
            new TokenUnknown(TokenUnknown.Cause.CLIENT_DELETED),
            new TokenUnknown(TokenUnknown.Cause.CLIENT_DELETED),
            new TokenExpired(),
            new TokenRevoked()),
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
  void aTokenWhoseCompanyIsInactiveIsLiveIfItsContractSaysSo() {
    inCompany("t_rfc", "rfc");
    inCompany("t_cliquify", "cliquify");
    assertTrue(store.companies().change(new CompanyId("com_1"), inactive()));

    Optional<TokenInactive> ofRfc = accepted(show("t_rfc")).inactive();
    Optional<TokenInactive> ofCliquify = accepted(show("t_cliquify")).inactive();
    List<Optional<TokenInactive>> listed =
        new ListTokens(store.clientTokens(), liveTokens())
            .list(store.clients().find(new ClientId("linked")).orElseThrow(), "", 10).stream()
                .map(TokenRecord::inactive)
                .toList();

    assertEquals(Optional.of(new CompanyInactive()), ofRfc);
    assertEquals(Optional.empty(), ofCliquify);
    assertEquals(List.of(ofCliquify, ofRfc), listed);
  }

  /** A token of the client {@code linked}, which is linked to the company {@code com_1}. */
  private void inCompany(String id, String contract) {
    CompanyId company = new CompanyId("com_1");
    boolean _ =
        store
            .companies()
            .add(new Company(company, new EnterpriseId("ent_1"), new Name("C"), true, START));
    boolean _ =
        store
            .clients()
            .add(
                new Client(
                    new RegistrationId("reg_linked"),
                    new ClientId("linked"),
                    new Name("L"),
                    new EnterpriseId("ent_1"),
                    Optional.of(company),
                    ScopeSet.EMPTY,
                    List.of(),
                    true,
                    START));
    assertTrue(
        store
            .tokens()
            .add(
                new Token(
                    new TokenId(id),
                    new RegistrationId("reg_linked"),
                    new ClientId("linked"),
                    contract,
                    ScopeSet.EMPTY,
                    List.of(),
                    START,
                    END,
                    Optional.empty())));
  }

  @Test
  void aListAsksTheStoreOnceAboutEachTenant() {
    inCompany("t1_rfc", "rfc");
    inCompany("t2_rfc", "rfc");
    Client client = store.clients().find(new ClientId("linked")).orElseThrow();
    var _ = store.takeCalls();

    var _ = new ListTokens(store.clientTokens(), liveTokens()).list(client, "", 10);

    assertEquals(
        List.of("clientTokens.page", "enterprises.find", "companies.find"), store.takeCalls());
  }

  @Test
  void aTokenOfAContractThatIsNotServedIsNotLive() {
    inCompany("t_old", "retired");

    assertEquals(new TokenUnknown(TokenUnknown.Cause.CONTRACT_NOT_SERVED), reason("t_old"));
  }

  @Test
  void aTokenWhoseSignedExpiryHasPassedIsExpiredWhateverItsRecordSays() {
    Token longer = opaque("t_longer", new Subject.OfClient(), "x", "cliquify");
    assertTrue(store.tokens().add(longer));
    now = END;

    assertEquals(new TokenExpired(), reason("ok.t_longer"));
    assertEquals(Optional.empty(), accepted(show("t_longer")).inactive());
  }

  @Test
  void anOpaqueTokenIsShownAndRevokedByItsTextAndByItsId() {
    String text = OPAQUE.generate(RandomGenerator.getDefault());
    Token token = opaque("t_opaque", new Subject.OfClient(), text, "dnsimple");
    assertTrue(store.tokens().add(token));

    TokenRecord byText = accepted(show(text));
    TokenRecord byId = accepted(show("t_opaque"));
    TokenRecord revoked = accepted(revoke(text));

    assertEquals(new TokenRecord(token, Optional.empty()), byText);
    assertEquals(byText, byId);
    assertEquals(Optional.of(START), revoked.token().revokedAt());
    assertEquals(
        Result.refused(new TokenUnknown()), show(OPAQUE.generate(RandomGenerator.getDefault())));
  }

  @Test
  void aTokenOfAUserWhoIsNotOnRecordIsNotLive() {
    assertTrue(
        store
            .tokens()
            .add(
                opaque(
                    "t_user",
                    new Subject.OfUser(new UserId("usr_1"), new GrantId("grt_1"), Optional.empty()),
                    "x",
                    "rfc")));

    assertEquals(new UserInactive(UserInactive.Cause.NOT_FOUND), reason("t_user"));
  }

  /** A token of the client {@code ci} without expiry. */
  private static Token opaque(String id, Subject subject, String text, String contract) {
    return new Token(
        new TokenId(id),
        new RegistrationId("reg_1"),
        new ClientId("ci"),
        subject,
        subject instanceof Subject.OfUser ? Optional.of(new CompanyId("com_1")) : Optional.empty(),
        contract,
        ScopeSet.EMPTY,
        List.of(),
        Optional.of(SecretDigest.of(text)),
        START,
        Optional.empty(),
        Optional.empty());
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
    assertEquals(Optional.of(new TokenRevoked()), revoked.inactive());
    assertFalse(again instanceof Result.Ok<?, ?>);
    assertEquals(Optional.of(revoked.token()), store.tokens().find(new TokenId("t1")));
  }

  @Test
  void everyRefusalOfTokensOccurs() {
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
    Leases leases = mock();
    when(leases.now()).thenReturn(END);
    List<Long> progress = new ArrayList<>();

    long purged = new PurgeTokens(store.tokens(), leases).purge(progress::add);

    assertEquals(1000, purged);
    assertEquals(List.of(500L, 1000L, 1000L), progress);
    assertEquals(List.of(), store.keptTokens());
  }

  @Test
  void aListTellsTheStateOfEachToken() {
    token("t2", "reg_1");
    assertTrue(store.tokens().revoke(new TokenId("t1"), now));

    List<Optional<TokenInactive>> reasons =
        new ListTokens(store.clientTokens(), liveTokens())
            .list(client("reg_1"), "", 10).stream().map(TokenRecord::inactive).toList();

    assertEquals(List.of(Optional.of(new TokenRevoked()), Optional.empty()), reasons);
  }

  @Test
  void aStoreFailureIsNeverAnUnknownToken() {
    store.breakDown("");

    assertThrows(StoreUnavailable.class, () -> show("ok.t1"));
    assertThrows(StoreUnavailable.class, () -> revoke("ok.t1"));
    assertThrows(StoreUnavailable.class, () -> revokeAll("ci", new ArrayList<>()));
  }

  private TokenInactive reason(String token) {
    return accepted(show(token)).inactive().orElseThrow();
  }

  private LiveTokens liveTokens() {
    return new LiveTokens(
        reader,
        store.tokens(),
        store.clients(),
        Tenants.of(store.enterprises(), store.companies()),
        Standing.of(store),
        CONTRACTS,
        clock);
  }

  private Result<TokenRecord, ShowTokenRefusal> show(String text) {
    return new ShowToken(reader, store.tokens(), liveTokens(), clock).show(text);
  }

  private Result<TokenRecord, RevokeAnyTokenRefusal> revoke(String text) {
    return new RevokeAnyToken(reader, store.tokens(), store.clientTokens(), clock).revoke(text);
  }

  private Result<Long, ?> revokeAll(String client, List<Long> progress) {
    return new RevokeClientTokens(store.clients(), store.clientTokens(), store.grants(), clock)
        .revoke(client, progress::add)
        .map(RevokeClientTokens.Revoked::tokens);
  }

  private static <T> T accepted(Result<T, ?> result) {
    return result.fold(
        value -> value,
        refusal -> {
          throw new AssertionError(refusal.toString());
        });
  }
}
