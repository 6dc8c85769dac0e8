package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.PeopleSamples.CONTRACT;
import static dev.tollgate.application.storage.PeopleSamples.aClientOnRecord;
import static dev.tollgate.application.storage.PeopleSamples.aGrant;
import static dev.tollgate.application.storage.PeopleSamples.aGrantOnRecord;
import static dev.tollgate.application.storage.PeopleSamples.aUserOnRecord;
import static dev.tollgate.application.storage.Samples.aCompanyOnRecord;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Grants.Filter;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.ProjectId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** What holds for grants. */
@About(Grants.class)
interface GrantsContract extends StorageUnderTest {

  private Grants grants() {
    return storage().grants();
  }

  private Optional<Grant> allow(Grant grant) {
    return grants().allow(grant, grant.scopes());
  }

  private static Grant with(
      Grant grant, String contract, ScopeSet scopes, Instant updatedAt, Optional<Instant> end) {
    return new Grant(
        grant.id(),
        grant.registration(),
        grant.client(),
        grant.user(),
        grant.company(),
        contract,
        scopes,
        grant.createdAt(),
        updatedAt,
        end);
  }

  /** Another grant of the same four. */
  private static Grant again(Grant grant, ScopeSet scopes) {
    Grant fresh =
        new Grant(
            aGrant(Samples.aClient(), grant.user(), grant.company()).id(),
            grant.registration(),
            grant.client(),
            grant.user(),
            grant.company(),
            grant.contract(),
            scopes,
            Samples.LATER,
            Samples.LATER,
            Optional.empty());
    return fresh;
  }

  private static List<Grant> sorted(List<Grant> grants) {
    return grants.stream().sorted(Comparator.comparing(it -> it.id().value())).toList();
  }

  @Test
  default void aGrantIsFoundWhole() {
    Client client = aClientOnRecord(storage());
    CompanyId company = client.company().orElseThrow();
    UserId user = aUserOnRecord(storage(), company).id();
    Grant grant = aGrant(client, user, company, "z.last", "a.first", "READ");

    Optional<Grant> allowed = allow(grant);

    assertEquals(Optional.of(grant), allowed);
    assertEquals(Optional.of(grant), second().grants().find(grant.id()));
    assertEquals(List.of(grant), second().grants().live(user, client.registration(), CONTRACT));
  }

  @Test
  default void allowingAgainUpdatesTheLiveGrant() {
    Grant first = aGrantOnRecord(storage());
    ScopeSet more = ScopeSet.of("write", "list");

    Optional<Grant> grown = grants().allow(again(first, more), ScopeSet.of("write", "list", "x"));
    Optional<Grant> shrunk =
        grants().allow(again(first, ScopeSet.EMPTY), ScopeSet.of("read", "list"));

    assertEquals(
        Optional.of(
            with(
                first,
                CONTRACT,
                ScopeSet.of("read", "write", "list"),
                Samples.LATER,
                Optional.empty())),
        grown);
    Grant left = with(first, CONTRACT, ScopeSet.of("write"), Samples.LATER, Optional.empty());
    assertEquals(Optional.of(left), shrunk);
    assertEquals(List.of(left), second().grants().page(Filter.ALL, "", 9));
  }

  @Test
  default void grantsThatDifferInAnyOfTheFourAreSeparate() {
    Client client = aClientOnRecord(storage());
    Client other = aClientOnRecord(storage());
    CompanyId company = client.company().orElseThrow();
    CompanyId second = other.company().orElseThrow();
    UserId user = aUserOnRecord(storage(), company, second).id();
    UserId colleague = aUserOnRecord(storage(), company).id();
    Grant grant = aGrant(client, user, company, "read");
    Grant elsewhere = aGrant(client, user, company, "read");
    List<Grant> all =
        List.of(
            grant,
            aGrant(other, user, company, "read"),
            aGrant(client, colleague, company, "read"),
            aGrant(client, user, second, "read"),
            with(elsewhere, "dnsimple", elsewhere.scopes(), Samples.NOW, Optional.empty()));

    all.forEach(it -> assertEquals(Optional.of(it), allow(it)));

    assertEquals(sorted(all), second().grants().page(Filter.ALL, "", 9));
    assertEquals(
        sorted(List.of(grant, all.get(3))),
        second().grants().live(user, client.registration(), CONTRACT));
  }

  @Test
  default void grantsForSeveralCompaniesAreAllowedTogetherOrNotAtAll() {
    Client client = aClientOnRecord(storage());
    CompanyId company = client.company().orElseThrow();
    CompanyId second = aCompanyOnRecord(storage()).id();
    CompanyId foreign = aCompanyOnRecord(storage()).id();
    UserId user = aUserOnRecord(storage(), company, second).id();
    Grant old = allow(aGrant(client, user, second, "read")).orElseThrow();
    Grant fresh = aGrant(client, user, company, "write");
    ScopeSet shown = ScopeSet.of("read", "write");

    List<Grant> none =
        grants()
            .allow(
                List.of(
                    aGrant(client, user, second, "write"),
                    fresh,
                    aGrant(client, user, foreign, "write")),
                shown);
    List<Grant> unchanged = second().grants().page(Filter.ALL, "", 9);
    List<Grant> both = grants().allow(List.of(fresh, aGrant(client, user, second, "write")), shown);

    assertEquals(List.of(), none);
    assertEquals(List.of(old), unchanged);
    assertEquals(List.of(fresh, old.updated(shown, ScopeSet.of("write"), Samples.NOW)), both);
    assertEquals(sorted(both), second().grants().page(Filter.ALL, "", 9));
  }

  @Test
  default void theProjectsOfAGrantAreKept() {
    Client client = aClientOnRecord(storage());
    CompanyId company = client.company().orElseThrow();
    UserId user = aUserOnRecord(storage(), company).id();
    Grant all = aGrant(client, user, company, "read");
    Grant some =
        new Grant(
            all.id(),
            all.registration(),
            all.client(),
            user,
            company,
            CONTRACT,
            all.scopes(),
            List.of(new ProjectId("prj_b"), new ProjectId("prj_a")),
            Samples.NOW,
            Samples.NOW,
            Optional.empty());

    Optional<Grant> allowed = allow(some);
    Optional<Grant> again = allow(again(all, ScopeSet.of("write")));

    assertEquals(Optional.of(some), allowed);
    assertEquals(Optional.of(some.projects()), again.map(Grant::projects));
    assertEquals(again, second().grants().find(some.id()));
  }

  @Test
  default void aRevokedGrantIsNotRevived() {
    Grant old = aGrantOnRecord(storage());
    Grant fresh = again(old, ScopeSet.of("write"));

    assertTrue(grants().revoke(old.id(), Samples.LATER));
    assertEquals(Optional.of(fresh), allow(fresh));

    assertEquals(old.revoked(Samples.LATER), second().grants().find(old.id()));
    assertEquals(List.of(fresh), grants().live(old.user(), old.registration(), CONTRACT));
  }

  @Test
  default void nothingIsAllowedWithoutClientUserOrMembership() {
    Client client = aClientOnRecord(storage());
    CompanyId company = client.company().orElseThrow();
    UserId user = aUserOnRecord(storage(), company).id();
    UserId stranger = aUserOnRecord(storage(), aCompanyOnRecord(storage()).id()).id();
    Client reregistered = Samples.aClient(client.id(), client.name(), Samples.aSecret());

    assertEquals(Optional.empty(), allow(aGrant(reregistered, user, company, "read")));
    assertEquals(Optional.empty(), allow(aGrant(client, stranger, company, "read")));
    assertEquals(
        Optional.empty(),
        allow(aGrant(client, PeopleSamples.aUser(company).id(), company, "read")));

    assertEquals(List.of(), second().grants().page(Filter.ALL, "", 9));
  }

  @Test
  default void grantsAreListedByIdAndByWhomTheyConcern() {
    Client client = aClientOnRecord(storage());
    Client other = aClientOnRecord(storage());
    CompanyId company = client.company().orElseThrow();
    CompanyId second = other.company().orElseThrow();
    UserId user = aUserOnRecord(storage(), company, second).id();
    UserId colleague = aUserOnRecord(storage(), company, second).id();
    List<Grant> all = new ArrayList<>();
    for (Client each : List.of(client, other)) {
      for (UserId whose : List.of(user, colleague)) {
        for (CompanyId where : List.of(company, second)) {
          Grant grant = allow(aGrant(each, whose, where, "read")).orElseThrow();
          all.add(grant);
        }
      }
    }
    assertTrue(grants().revoke(all.getFirst().id(), Samples.LATER));
    all.set(0, all.getFirst().revoked(Samples.LATER).orElseThrow());
    List<Grant> ordered = sorted(all);

    for (Optional<UserId> byUser : List.of(Optional.<UserId>empty(), Optional.of(user))) {
      for (Optional<RegistrationId> byClient :
          List.of(Optional.<RegistrationId>empty(), Optional.of(client.registration()))) {
        for (Optional<CompanyId> byCompany :
            List.of(Optional.<CompanyId>empty(), Optional.of(company))) {
          Filter filter = new Filter(byUser, byClient, byCompany);
          List<Grant> expected = ordered.stream().filter(filter::includes).toList();

          List<Grant> found = second().grants().page(filter, "", 9);
          List<Grant> rest = grants().page(filter, expected.getFirst().id().value(), 1);

          assertEquals(expected, found);
          assertEquals(expected.stream().skip(1).limit(1).toList(), rest);
        }
      }
    }
  }

  @Test
  default void onlyOneOfManyThreadsRevokesAGrant() throws Exception {
    Storage other = second();
    Grant grant = aGrantOnRecord(storage());
    Grant kept = aGrantOnRecord(storage());

    long winners =
        Race.winners(
            i ->
                (i % 2 == 0 ? storage() : other)
                    .grants()
                    .revoke(grant.id(), Samples.NOW.plusMillis(i)));

    assertEquals(1, winners);
    assertFalse(second().grants().find(grant.id()).orElseThrow().isLive());
    assertEquals(Optional.of(kept), second().grants().find(kept.id()));
    assertFalse(grants().revoke(again(kept, kept.scopes()).id(), Samples.NOW));
  }

  @Test
  default void allLiveGrantsOfARegistrationAreRevokedInOneStep() {
    Client client = aClientOnRecord(storage());
    CompanyId company = client.company().orElseThrow();
    List<Grant> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      UserId user = aUserOnRecord(storage(), company).id();
      all.add(allow(aGrant(client, user, company, "read")).orElseThrow());
    }
    Grant kept = aGrantOnRecord(storage());
    assertTrue(grants().revoke(all.getFirst().id(), Samples.NOW));

    int revoked = grants().revokeAll(client.registration(), Samples.LATER);
    int again = grants().revokeAll(client.registration(), Samples.LATER);

    assertEquals(List.of(2, 0), List.of(revoked, again));
    assertEquals(all.getFirst().revoked(Samples.NOW), second().grants().find(all.getFirst().id()));
    assertEquals(all.getLast().revoked(Samples.LATER), second().grants().find(all.getLast().id()));
    assertEquals(Optional.of(kept), second().grants().find(kept.id()));
  }

  @Test
  default void aGrantOfAnotherStoreIsRestoredAsItIs() {
    Client client = aClientOnRecord(storage());
    CompanyId company = client.company().orElseThrow();
    UserId user = aUserOnRecord(storage(), company).id();
    Grant live = aGrant(client, user, company, "read");
    Grant other = aGrant(client, user, company, "write");
    Grant revoked =
        with(other, CONTRACT, other.scopes(), Samples.LATER, Optional.of(Samples.LATER));

    assertTrue(grants().restore(revoked));
    assertTrue(grants().restore(live));
    assertFalse(grants().restore(live));
    assertFalse(grants().restore(revoked));
    assertFalse(grants().restore(again(live, ScopeSet.EMPTY)), "a second live one");
    assertFalse(grants().restore(aGrant(Samples.aClient(), user, company)), "no such client");
    assertFalse(
        grants().restore(aGrant(client, PeopleSamples.aUser().id(), company)), "no such user");

    assertEquals(sorted(List.of(live, revoked)), second().grants().page(Filter.ALL, "", 9));
  }

  @Test
  default void manyThreadsThatAllowTheSameGetOneGrant() throws Exception {
    Storage other = second();
    Client client = aClientOnRecord(storage());
    CompanyId company = client.company().orElseThrow();
    UserId user = aUserOnRecord(storage(), company).id();
    Set<String> ids = ConcurrentHashMap.newKeySet();

    long winners =
        Race.winners(
            i -> {
              Grant fresh = aGrant(client, user, company, "scope" + i);
              Grants grants = (i % 2 == 0 ? storage() : other).grants();
              boolean _ = ids.add(grants.allow(fresh, fresh.scopes()).orElseThrow().id().value());
              return true;
            });

    assertEquals(List.of((long) Race.THREADS, 1), List.of(winners, ids.size()));
    List<Grant> left = second().grants().page(Filter.ALL, "", 9);
    assertEquals(1, left.size());
    assertEquals(Race.THREADS, left.getFirst().scopes().values().size(), "a scope was lost");
  }

  @Test
  default void allowingWhileAPartyGoesLeavesNoLiveGrant() throws Exception {
    Storage other = second();
    for (int round = 0; round < 4; round++) {
      Client client = aClientOnRecord(storage());
      CompanyId company = client.company().orElseThrow();
      UserId user = aUserOnRecord(storage(), company).id();
      int what = round;

      long _ =
          Race.winners(
              i ->
                  i == 30
                      ? goes(what, client, user, company)
                      : i % 4 == 0
                          && other
                              .grants()
                              .allow(aGrant(client, user, company, "read"), ScopeSet.EMPTY)
                              .isPresent());

      assertEquals(
          List.of(), second().grants().live(user, client.registration(), CONTRACT), "" + what);
    }
  }

  private boolean goes(int what, Client client, UserId user, CompanyId company) {
    return switch (what) {
      case 0 -> storage().clients().remove(client.id());
      case 1 -> storage().users().remove(user);
      case 2 -> storage().users().change(user, new UserChange.Leave(company, Samples.LATER));
      default -> storage().companies().remove(company, true) instanceof Removal.Done;
    };
  }

  @Test
  default void theGrantsOfARemovedClientGo() {
    Grant gone = aGrantOnRecord(storage());
    Grant kept = aGrantOnRecord(storage());

    assertTrue(storage().clients().remove(gone.client()));

    assertEquals(List.of(kept), second().grants().page(Filter.ALL, "", 9));
  }

  @Test
  default void aRevocationIsSeenByAnotherInstance() throws Exception {
    Storage other = second();
    Grant grant = aGrantOnRecord(storage());
    assertEquals(Optional.of(grant), other.grants().find(grant.id()));

    assertTrue(grants().revoke(grant.id(), Samples.LATER));

    Eventually.within(
        SecondInstanceContract.DEADLINE,
        "the revocation is seen",
        () -> !other.grants().find(grant.id()).orElseThrow().isLive());
  }
}
