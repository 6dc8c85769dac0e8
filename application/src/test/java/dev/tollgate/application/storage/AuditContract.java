package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.PeopleSamples.aGrant;
import static dev.tollgate.application.storage.PeopleSamples.aGrantOnRecord;
import static dev.tollgate.application.storage.PeopleSamples.aProject;
import static dev.tollgate.application.storage.PeopleSamples.aSession;
import static dev.tollgate.application.storage.PeopleSamples.aUser;
import static dev.tollgate.application.storage.PeopleSamples.aUserOnRecord;
import static dev.tollgate.application.storage.Samples.aClient;
import static dev.tollgate.application.storage.Samples.aCompanyOnRecord;
import static dev.tollgate.application.storage.Samples.aKey;
import static dev.tollgate.application.storage.Samples.aResource;
import static dev.tollgate.application.storage.Samples.aScope;
import static dev.tollgate.application.storage.Samples.aSecret;
import static dev.tollgate.application.storage.Samples.aToken;
import static dev.tollgate.application.storage.Samples.anEnterprise;
import static dev.tollgate.application.storage.Samples.documents;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.domain.Actor;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.AuditId;
import dev.tollgate.domain.AuditRecord;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.Language;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.User;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for audit records, and which changes leave one. */
@About(AuditRecords.class)
interface AuditContract extends StorageUnderTest {

  RandomGenerator RANDOM = new SecureRandom();

  Actor ALICE = Actor.operator("alice", "build-7");

  private AuditRecords records() {
    return storage().auditRecords();
  }

  static AuditRecord aRecord() {
    return aRecord(Samples.NOW, AuditEvent.CLIENT_ENABLED, Optional.of("ci"), Optional.empty());
  }

  private static AuditRecord aRecord(
      Instant at, AuditEvent event, Optional<String> client, Optional<String> user) {
    return new AuditRecord(
        AuditId.next(at, RANDOM), at, event, Actor.SERVER, client, user, Map.of(), 1);
  }

  private static List<AuditRecord> sorted(Stream<AuditRecord> records) {
    return records.sorted(Comparator.comparing(it -> it.id().value())).toList();
  }

  private List<AuditRecord> all() {
    return second().auditRecords().page(AuditRecords.Filter.ALL, "", 1000);
  }

  /** What was recorded meanwhile. */
  private List<AuditRecord> during(Runnable changes) {
    List<AuditRecord> before = all();
    changes.run();
    return all().stream().filter(record -> !before.contains(record)).toList();
  }

  @Test
  default void anAuditRecordIsFoundWhole() {
    AuditRecord full =
        new AuditRecord(
            AuditId.next(Samples.NOW, RANDOM),
            Samples.NOW,
            AuditEvent.AUTHENTICATION_COUNTED,
            new Actor(Actor.Kind.OPERATOR, "Zo\u00eb \ud83d\ude42@host"),
            Optional.of("sha256:0123456789ab"),
            Optional.of("usr_1"),
            Map.of("cause", "a=b", "request", "r-1", "name", " \u4e2d\ud83d\ude42 ", "empty", ""),
            Long.MAX_VALUE);
    AuditRecord longest =
        new AuditRecord(
            AuditId.next(Samples.NOW, RANDOM),
            Samples.NOW,
            AuditEvent.SIGN_IN_REFUSED,
            new Actor(Actor.Kind.OPERATOR, "\ud83d\ude42".repeat(900)),
            Optional.of("c".repeat(900)),
            Optional.of("u".repeat(900)),
            Map.of("name", "\ud83d\ude42".repeat(900)),
            1);

    records().add(List.of(full, longest));

    assertEquals(sorted(Stream.of(full, longest)), all());
  }

  @Test
  default void auditRecordsThatAreThereStay() {
    AuditRecord first = aRecord();
    AuditRecord second = aRecord();
    AuditRecord other =
        new AuditRecord(
            first.id(),
            first.at(),
            AuditEvent.CLIENT_DELETED,
            ALICE,
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            7);
    records().add(List.of(first));

    records().add(List.of(other, second));
    records().add(List.of());

    assertEquals(sorted(Stream.of(first, second)), all());
  }

  @Test
  default void auditRecordsAreListedByIdAndFiltered() {
    AuditRecord first =
        aRecord(Samples.NOW, AuditEvent.CLIENT_ENABLED, Optional.of("a"), Optional.of("u"));
    AuditRecord second =
        aRecord(
            Samples.NOW.plusMillis(1),
            AuditEvent.CLIENT_DISABLED,
            Optional.of("A"),
            Optional.of("u"));
    AuditRecord third =
        aRecord(
            Samples.NOW.plusMillis(2),
            AuditEvent.CLIENT_ENABLED,
            Optional.of("b"),
            Optional.empty());
    AuditRecord fourth =
        new AuditRecord(
            AuditId.next(Samples.LATER, RANDOM),
            Samples.LATER,
            AuditEvent.AUTHENTICATION_REFUSED,
            Actor.SERVER,
            Optional.of("a"),
            Optional.of("v"),
            Map.of("request", "r-1"),
            1);
    records().add(List.of(third, first, fourth, second));

    assertEquals(List.of(first, second), records().page(AuditRecords.Filter.ALL, "", 2));
    assertEquals(
        List.of(second, third), records().page(AuditRecords.Filter.ALL, first.id().value(), 2));
    assertEquals(
        List.of(third, fourth),
        listed(AuditId.floor(third.at()).value(), none(), none(), null, null));
    assertEquals(List.of(first, fourth), listed("", Set.of("a"), none(), null, null));
    assertEquals(List.of(first, third, fourth), listed("", Set.of("a", "b"), none(), null, null));
    assertEquals(List.of(first), listed("", Set.of("a", "b"), Set.of("u"), null, null));
    assertEquals(List.of(first, second, fourth), listed("", none(), Set.of("u", "v"), null, null));
    assertEquals(
        List.of(first, third), listed("", none(), none(), AuditEvent.CLIENT_ENABLED, null));
    assertEquals(List.of(first), listed("", Set.of("a"), none(), AuditEvent.CLIENT_ENABLED, null));
    assertEquals(
        List.of(second), listed("", none(), Set.of("u"), AuditEvent.CLIENT_DISABLED, null));
    assertEquals(List.of(), listed("", Set.of("A"), Set.of("u"), AuditEvent.CLIENT_ENABLED, null));
    assertEquals(List.of(fourth), listed("", none(), none(), null, "r-1"));
    assertEquals(List.of(), listed("", none(), none(), null, "R-1"));
  }

  private static Set<String> none() {
    return Set.of();
  }

  private List<AuditRecord> listed(
      String after, Set<String> clients, Set<String> users, AuditEvent event, String request) {
    return second()
        .auditRecords()
        .page(
            new AuditRecords.Filter(
                clients, users, Optional.ofNullable(event), Optional.ofNullable(request)),
            after,
            10);
  }

  @Test
  default void onlyEarlierAuditRecordsArePurgedInBatches() {
    AuditRecord kept =
        aRecord(Samples.LATER, AuditEvent.CLIENT_ENABLED, Optional.empty(), Optional.empty());
    records().add(List.of(aRecord(), kept, aRecord(), aRecord()));

    int first = records().purge(Samples.LATER, 2);
    int second = records().purge(Samples.LATER, 2);
    int third = records().purge(Samples.LATER, 2);

    assertEquals(List.of(2, 1, 0), List.of(first, second, third));
    assertEquals(List.of(kept), all());
  }

  @Test
  default void aChangeIsRecordedWithWhoMadeItInWhichRequestAndWhen() {
    Client client = aClient();
    Instant before = storage().leases().now();

    List<AuditRecord> made =
        during(
            () ->
                assertTrue(
                    Occasion.current()
                        .by(ALICE)
                        .with("request", "r-7")
                        .run(() -> Samples.add(storage(), client))));

    Instant after = storage().leases().now();
    AuditRecord record =
        made.stream()
            .filter(it -> it.event() == AuditEvent.CLIENT_REGISTERED)
            .findFirst()
            .orElseThrow();
    assertEquals(ALICE, record.actor());
    assertEquals(Optional.of(client.id().value()), record.client());
    assertEquals("r-7", record.details().get("request"));
    assertEquals(client.name().value(), record.details().get("name"));
    assertFalse(record.at().isBefore(before) || record.at().isAfter(after));
  }

  @Test
  default void everyChangeOfAdministratorsUsersAndPartnersIsRecorded() {
    Enterprise enterprise = anEnterprise();
    Company company = aCompanyOnRecord(storage());
    Client client = aClient();
    assertTrue(Samples.add(storage(), client));
    User user = aUser();
    Session session = aSession(user.id(), Samples.LATER);
    ClientSecret secret = aSecret();
    SigningKey key = aKey(SigningAlgorithm.ES256, Samples.NOW);
    Project project = aProject(company.id(), "shop");
    Token token = aToken(client, Samples.LATER);
    assertTrue(storage().tokens().add(token));
    Grant grant = aGrant(client, user.id(), company.id(), "read");
    List<AuditEvent> expected = new ArrayList<>();

    List<AuditRecord> made =
        during(
            () -> {
              does(
                  expected, AuditEvent.ENTERPRISE_CREATED, storage().enterprises().add(enterprise));
              does(
                  expected,
                  AuditEvent.ENTERPRISE_CHANGED,
                  storage()
                      .enterprises()
                      .change(enterprise.id(), new TenantChange.SetActive(false)));
              does(
                  expected,
                  AuditEvent.ENTERPRISE_DELETED,
                  storage().enterprises().remove(enterprise.id(), false) instanceof Removal.Done);
              does(
                  expected,
                  AuditEvent.COMPANY_CHANGED,
                  storage()
                      .companies()
                      .change(company.id(), new TenantChange.Rename(new Name("Other"))));
              does(expected, AuditEvent.SCOPE_CREATED, storage().scopes().add(aScope("audited")));
              does(
                  expected, AuditEvent.RESOURCE_CREATED, storage().resources().add(aResource("x")));
              does(
                  expected,
                  AuditEvent.RESOURCE_DELETED,
                  storage().resources().remove(aResource("x")));
              does(expected, AuditEvent.CLIENT_DISABLED, change(client, enabled(false)));
              does(expected, AuditEvent.CLIENT_ENABLED, change(client, enabled(true)));
              does(
                  expected,
                  AuditEvent.CLIENT_LINKED,
                  change(client, new ClientChange.Link(company.id())));
              does(expected, AuditEvent.CLIENT_UNLINKED, change(client, new ClientChange.Unlink()));
              does(
                  expected,
                  AuditEvent.SECRET_ADDED,
                  change(client, new ClientChange.AddSecret(secret)));
              does(
                  expected,
                  AuditEvent.SECRET_REVOKED,
                  change(client, new ClientChange.RevokeSecret(secret.id(), Samples.NOW)));
              does(expected, AuditEvent.USER_CREATED, storage().users().add(user));
              does(
                  expected,
                  AuditEvent.USER_JOINED,
                  change(
                      user, new UserChange.Join(new Membership(company.id(), false), Samples.NOW)));
              does(expected, AuditEvent.SESSION_BEGUN, storage().sessions().add(session));
              does(expected, AuditEvent.SESSION_ENDED, storage().sessions().end(session.id()));
              does(
                  expected,
                  AuditEvent.CONSENT_GIVEN,
                  storage().grants().allow(grant, grant.scopes()).isPresent());
              does(
                  expected,
                  AuditEvent.GRANT_REVOKED,
                  storage().grants().revoke(grant.id(), Samples.NOW));
              does(
                  expected,
                  AuditEvent.USER_LEFT,
                  change(user, new UserChange.Leave(company.id(), Samples.NOW)));
              does(
                  expected,
                  AuditEvent.USER_DISABLED,
                  change(user, new UserChange.SetEnabled(false, Samples.NOW)));
              does(expected, AuditEvent.USER_DELETED, storage().users().remove(user.id()));
              does(expected, AuditEvent.KEY_ADDED, storage().keys().add(key));
              does(expected, AuditEvent.KEY_RETIRED, storage().keys().remove(key.kid()));
              does(expected, AuditEvent.PROJECT_CREATED, storage().projects().add(project));
              does(
                  expected,
                  AuditEvent.PROJECT_CHANGED,
                  storage().projects().addLanguage(project.id(), new Language("fr")));
              does(
                  expected,
                  AuditEvent.TOKEN_REVOKED,
                  storage().clientTokens().revoke(List.of(token.id()), Samples.NOW) == 1);
              does(expected, AuditEvent.LIBRARY_REPLACED, isPublished(company));
              does(expected, AuditEvent.CLIENT_DELETED, storage().clients().remove(client.id()));
            });

    assertEquals(
        expected.stream().sorted().toList(),
        made.stream().map(AuditRecord::event).sorted().toList());
    assertEquals(Set.of(Actor.SERVER), Set.copyOf(made.stream().map(AuditRecord::actor).toList()));
  }

  private static void does(List<AuditEvent> expected, AuditEvent event, boolean done) {
    assertTrue(done, event.toString());
    expected.add(event);
  }

  private static ClientChange enabled(boolean enabled) {
    return new ClientChange.SetEnabled(enabled);
  }

  private boolean change(Client client, ClientChange change) {
    return storage().clients().change(client.id(), change);
  }

  private boolean change(User user, UserChange change) {
    return storage().users().change(user.id(), change);
  }

  private boolean isPublished(Company company) {
    try (Documents.Edition edition = storage().documents().replace(company.id())) {
      edition.add(documents(DocumentKind.TAG, 1));
      edition.publish();
      return true;
    }
  }

  @Test
  default void whatChangesNothingLeavesNoAuditRecord() {
    Grant grant = aGrantOnRecord(storage());
    Client known = storage().clients().find(grant.client()).orElseThrow();
    User user = aUserOnRecord(storage());
    assertTrue(storage().grants().revoke(grant.id(), Samples.NOW));

    List<AuditRecord> made =
        during(
            () -> {
              assertFalse(storage().clients().add(known));
              assertFalse(storage().users().add(user));
              assertFalse(storage().grants().revoke(grant.id(), Samples.NOW));
              assertFalse(change(aClient(), enabled(true)));
              assertFalse(storage().clients().remove(aClient().id()));
              assertEquals(
                  new Removal.Missing(), storage().enterprises().remove(anEnterprise().id(), true));
              assertEquals(0, storage().sessions().endAll(user.id()));
              assertTrue(storage().tokens().add(aToken()));
            });

    assertEquals(List.of(), made);
  }

  @Test
  default void whatIsCopiedLeavesNoAuditRecord() {
    List<AuditRecord> made =
        during(
            () ->
                assertTrue(
                    Occasion.current()
                        .unrecorded()
                        .run(() -> storage().enterprises().add(anEnterprise()))));

    assertEquals(List.of(), made);
  }

  @Test
  default void tokensThatAClientMintsAreRecordedAndThoseThatAreCopiedAreNot() {
    Client client = aClient();
    Token minted = aToken(client, Samples.LATER);

    List<AuditRecord> made =
        during(
            () -> {
              assertTrue(
                  Occasion.current()
                      .by(Actor.client(client.id()))
                      .run(() -> storage().allTokens().add(List.of(minted))));
              assertTrue(storage().allTokens().add(List.of(aToken())));
            });

    assertEquals(List.of(AuditEvent.TOKEN_MINTED), made.stream().map(AuditRecord::event).toList());
    assertEquals(minted.id().value(), made.getFirst().details().get("token"));
  }

  @Test
  default void ofManyThreadsThatMakeOneChangeTheWinnerAloneIsRecorded() throws Exception {
    Grant grant = aGrantOnRecord(storage());
    Storage other = second();
    List<AuditRecord> before = all();

    long winners =
        Race.winners(
            i -> (i % 2 == 0 ? storage() : other).grants().revoke(grant.id(), Samples.NOW));

    assertEquals(1, winners);
    assertEquals(before.size() + 1, all().size());
  }
}
