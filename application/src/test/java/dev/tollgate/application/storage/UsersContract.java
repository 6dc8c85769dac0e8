package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.PeopleSamples.aClientOnRecord;
import static dev.tollgate.application.storage.PeopleSamples.aGrant;
import static dev.tollgate.application.storage.PeopleSamples.aGrantOnRecord;
import static dev.tollgate.application.storage.PeopleSamples.aSession;
import static dev.tollgate.application.storage.PeopleSamples.aUser;
import static dev.tollgate.application.storage.PeopleSamples.aUserOnRecord;
import static dev.tollgate.application.storage.Samples.aCompany;
import static dev.tollgate.application.storage.Samples.aCompanyOnRecord;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.PasswordHash;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for users. */
@About(Users.class)
interface UsersContract extends StorageUnderTest {

  PasswordHash ANOTHER = new PasswordHash("$argon2id$two");

  private Users users() {
    return storage().users();
  }

  private User with(User user, boolean enabled, List<Membership> memberships, boolean isLater) {
    return new User(
        user.id(),
        user.email(),
        user.name(),
        user.emailVerified(),
        user.groups(),
        user.password(),
        memberships,
        enabled,
        user.createdAt(),
        isLater ? Samples.LATER : user.updatedAt());
  }

  private User with(User user, PasswordHash password) {
    return new User(
        user.id(),
        user.email(),
        user.name(),
        user.emailVerified(),
        user.groups(),
        Optional.of(password),
        user.memberships(),
        user.enabled(),
        user.createdAt(),
        user.updatedAt());
  }

  @Test
  default void aUserIsFoundWholeByIdAndByEmail() {
    List<Membership> memberships = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      memberships.add(new Membership(aCompanyOnRecord(storage()).id(), i % 2 == 0));
    }
    Collections.reverse(memberships);
    User other = aUser();
    User user =
        new User(
            other.id(),
            new Email("\u00c9" + "\ud83e\udd84".repeat(50) + "@\u6771\u4eac.example"),
            Optional.of(Samples.names().get(8)),
            true,
            Samples.names(),
            Optional.of(
                new PasswordHash("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$" + "x".repeat(900))),
            memberships,
            false,
            Samples.NOW,
            Samples.LATER);

    boolean added = users().add(user);

    assertTrue(added);
    assertEquals(Optional.of(user), second().users().find(user.id()));
    assertEquals(Optional.of(user), second().users().findByEmail(user.email()));
  }

  @Test
  default void aUserMayHaveNothingButAnEmail() {
    User other = aUser();
    User user =
        new User(
            other.id(),
            other.email(),
            Optional.empty(),
            false,
            List.of(),
            Optional.empty(),
            List.of(),
            true,
            Samples.NOW,
            Samples.NOW);

    assertTrue(users().add(user));

    assertEquals(Optional.of(user), second().users().find(user.id()));
    assertEquals(List.of(user), second().users().page(Listing.first(9)));
  }

  @Test
  default void anUnknownUserIsNotFoundNorChangedNorRemoved() {
    UserId unknown = aUser().id();

    assertEquals(Optional.empty(), users().find(unknown));
    assertEquals(Optional.empty(), users().findByEmail(new Email("nobody@example.com")));
    assertFalse(users().change(unknown, new UserChange.SetEnabled(false, Samples.NOW)));
    assertFalse(users().change(unknown, new UserChange.SetPassword(ANOTHER)));
    assertFalse(
        users()
            .change(
                unknown,
                new UserChange.Join(
                    new Membership(aCompanyOnRecord(storage()).id(), true), Samples.NOW)));
    assertFalse(users().remove(unknown));
  }

  @Test
  default void theAdministratorOfACompanyIsTheOneWhoseIdComesFirst() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    CompanyId other = aCompanyOnRecord(storage()).id();
    List<User> all =
        IntStream.range(0, 3)
            .mapToObj(_ -> aUserOnRecord(storage()))
            .sorted(Comparator.comparing(user -> user.id().value()))
            .toList();

    assertEquals(Optional.empty(), users().findAdministrator(company));
    join(all.get(0), company, false);
    join(all.get(2), company, true);
    assertEquals(Optional.of(all.get(2).id()), administratorOf(company));
    join(all.get(1), company, true);
    join(all.get(0), other, true);

    assertEquals(Optional.of(all.get(1).id()), administratorOf(company));
    assertEquals(Optional.of(all.get(0).id()), administratorOf(other));
    assertEquals(
        users().find(all.get(1).id()), second().users().findAdministrator(company), "as a whole");
  }

  private Optional<UserId> administratorOf(CompanyId company) {
    return second().users().findAdministrator(company).map(User::id);
  }

  private void join(User user, CompanyId company, boolean admin) {
    assertTrue(
        users()
            .change(user.id(), new UserChange.Join(new Membership(company, admin), Samples.LATER)));
  }

  @Test
  default void anEmailIsTakenHoweverItIsWritten() {
    List<String> written =
        List.of(
            "Zo\u00eb.\ufb00@Example.com", "zoe\u0308.ff@example.COM", "ZO\u00cb.FF@EXAMPLE.com");
    User first = aUser(new Email(written.getFirst()));
    assertTrue(users().add(first));

    for (String each : written) {
      assertFalse(users().add(aUser(new Email(each))), each);
      assertEquals(Optional.of(first), second().users().findByEmail(new Email(each)), each);
    }
    assertTrue(users().add(aUser(new Email("Zoe.ff@example.com"))), "another letter");
    assertEquals(2, users().page(Listing.first(9)).size());
  }

  @Test
  default void theEmailOfARemovedUserIsFreeAgain() {
    User gone = aUserOnRecord(storage());
    User next = aUser(gone.email());

    assertFalse(users().add(next));
    assertTrue(users().remove(gone.id()));
    assertTrue(users().add(next));

    assertEquals(Optional.of(next), users().findByEmail(gone.email()));
  }

  @Test
  default void nothingIsAddedUnderATakenIdOrToAnUnknownCompany() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    User user = aUserOnRecord(storage(), company);
    User same = aUser(company);
    User taken =
        new User(
            user.id(),
            same.email(),
            same.name(),
            false,
            List.of(),
            same.password(),
            same.memberships(),
            true,
            Samples.NOW,
            Samples.NOW);
    User lost = aUser(company, aCompany().id());

    assertFalse(users().add(taken));
    assertFalse(users().add(lost));

    assertEquals(Optional.of(user), second().users().find(user.id()));
    assertEquals(Optional.empty(), second().users().findByEmail(taken.email()));
    assertEquals(Optional.empty(), second().users().find(lost.id()));
  }

  @Test
  default void usersAreListedByIdAllOrThoseThatAreEnabled() {
    List<User> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      CompanyId company = aCompanyOnRecord(storage()).id();
      User user = with(aUser(company), i % 2 == 0, List.of(new Membership(company, true)), false);
      assertTrue(users().add(user));
      all.add(user);
    }
    all.sort(Comparator.comparing(user -> user.id().value()));

    List<User> first = users().page(Listing.first(2));
    List<User> rest = users().page(new Listing(first.getLast().id().value(), Optional.empty(), 9));
    List<User> enabled = users().page(new Listing("", Optional.of(true), 9));
    List<User> disabled = users().page(new Listing("", Optional.of(false), 9));

    assertEquals(all.subList(0, 2), first);
    assertEquals(all.subList(2, 5), rest);
    assertEquals(all.stream().filter(User::enabled).toList(), enabled);
    assertEquals(all.stream().filter(user -> !user.enabled()).toList(), disabled);
  }

  @Test
  default void aChangeChangesOnlyWhatItSays() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    User user = aUserOnRecord(storage(), company);
    User bystander = aUserOnRecord(storage(), company);

    assertTrue(users().change(user.id(), new UserChange.SetEnabled(false, Samples.LATER)));
    User disabled = with(user, false, user.memberships(), true);
    assertEquals(Optional.of(disabled), users().find(user.id()));

    assertTrue(users().change(user.id(), new UserChange.SetPassword(ANOTHER)));
    assertEquals(Optional.of(with(disabled, ANOTHER)), users().find(user.id()));
    assertEquals(Optional.of(bystander), users().find(bystander.id()));
  }

  @Test
  default void detailsOfAUserAreUpdatedOnlyIfUnchangedSinceRead() {
    User user = aUserOnRecord(storage(), aCompanyOnRecord(storage()).id());
    UserChange.Details seen = UserChange.Details.of(user);
    UserChange.Details wanted =
        new UserChange.Details(Optional.of(Samples.names().get(8)), true, Samples.names());
    UserChange update = new UserChange.Update(wanted, seen, Samples.LATER);

    boolean updated = users().change(user.id(), update);
    boolean outdated = users().change(user.id(), update);
    Optional<User> changed = second().users().find(user.id());
    boolean back = users().change(user.id(), new UserChange.Update(seen, wanted, user.updatedAt()));

    assertEquals(List.of(true, false, true), List.of(updated, outdated, back));
    assertEquals(
        Optional.of(
            new User(
                user.id(),
                user.email(),
                wanted.name(),
                true,
                wanted.groups(),
                user.password(),
                user.memberships(),
                true,
                user.createdAt(),
                Samples.LATER)),
        changed);
    assertEquals(Optional.of(user), users().find(user.id()));
    assertFalse(users().change(aUser().id(), update));
  }

  @Test
  default void onlyThePasswordThatWasSeenIsRehashed() {
    User user = aUserOnRecord(storage());
    PasswordHash old = user.password().orElseThrow();

    boolean rehashed = users().change(user.id(), new UserChange.Rehash(ANOTHER, old));
    boolean again =
        users().change(user.id(), new UserChange.Rehash(new PasswordHash("$third"), old));

    assertTrue(rehashed);
    assertFalse(again);
    assertEquals(Optional.of(with(user, ANOTHER)), second().users().find(user.id()));
  }

  @Test
  default void aUserJoinsACompanyOnceAndKeepsTheOrder() {
    CompanyId first = aCompanyOnRecord(storage()).id();
    CompanyId second = aCompanyOnRecord(storage()).id();
    User user = aUserOnRecord(storage(), first);
    Membership admin = new Membership(first, true);
    Membership joined = new Membership(second, false);

    assertTrue(users().change(user.id(), new UserChange.Join(joined, Samples.LATER)));
    assertTrue(users().change(user.id(), new UserChange.Join(admin, Samples.LATER)));

    assertEquals(
        Optional.of(with(user, true, List.of(admin, joined), true)),
        second().users().find(user.id()));
  }

  @Test
  default void joiningAnUnknownCompanyOrLeavingAForeignOneChangesNothing() {
    User user = aUserOnRecord(storage());
    CompanyId foreign = aCompanyOnRecord(storage()).id();
    Membership unknown = new Membership(aCompany().id(), true);

    assertFalse(users().change(user.id(), new UserChange.Join(unknown, Samples.LATER)));
    assertFalse(users().change(user.id(), new UserChange.Leave(foreign, Samples.LATER)));

    assertEquals(Optional.of(user), second().users().find(user.id()));
  }

  @Test
  default void leavingACompanyRevokesTheGrantsForItAlone() {
    Client client = aClientOnRecord(storage());
    CompanyId left = client.company().orElseThrow();
    CompanyId kept = aCompanyOnRecord(storage()).id();
    User user = aUserOnRecord(storage(), left, kept);
    User colleague = aUserOnRecord(storage(), left);
    List<Grant> grants =
        List.of(
            aGrant(client, user.id(), left, "read"),
            aGrant(client, user.id(), kept, "read"),
            aGrant(client, colleague.id(), left, "read"));
    grants.forEach(it -> assertTrue(storage().grants().allow(it, it.scopes()).isPresent()));

    boolean changed = users().change(user.id(), new UserChange.Leave(left, Samples.LATER));

    assertTrue(changed);
    assertEquals(
        Optional.of(with(user, true, List.of(new Membership(kept, false)), true)),
        second().users().find(user.id()));
    assertEquals(
        List.of(
            grants.get(0).revoked(Samples.LATER),
            Optional.of(grants.get(1)),
            Optional.of(grants.get(2))),
        grants.stream().map(it -> second().grants().find(it.id())).toList());
  }

  @Test
  default void disablingAndANewPasswordEndTheSessionsOfTheUserAlone() {
    User user = aUserOnRecord(storage());
    User bystander = aUserOnRecord(storage());
    assertTrue(storage().sessions().add(aSession(bystander.id(), Samples.LATER)));
    List<UserChange> ending =
        List.of(
            new UserChange.SetPassword(ANOTHER), new UserChange.SetEnabled(false, Samples.LATER));

    for (UserChange change : ending) {
      assertTrue(storage().sessions().add(aSession(user.id(), Samples.LATER)));
      assertTrue(users().change(user.id(), change));

      assertEquals(List.of(), second().sessions().of(user.id()), "" + change);
    }
    assertEquals(1, second().sessions().of(bystander.id()).size());
  }

  @Test
  default void otherChangesEndNoSession() {
    CompanyId company = aCompanyOnRecord(storage()).id();
    User user = aUserOnRecord(storage());
    assertTrue(storage().sessions().add(aSession(user.id(), Samples.LATER)));

    assertTrue(users().change(user.id(), new UserChange.SetEnabled(true, Samples.LATER)));
    assertTrue(
        users().change(user.id(), new UserChange.Rehash(ANOTHER, user.password().orElseThrow())));
    assertTrue(
        users()
            .change(user.id(), new UserChange.Join(new Membership(company, false), Samples.LATER)));
    assertTrue(users().change(user.id(), new UserChange.Leave(company, Samples.LATER)));

    assertEquals(1, second().sessions().of(user.id()).size());
  }

  @Test
  default void aRemovedUserTakesSessionsAndGrantsAlong() {
    Grant grant = aGrantOnRecord(storage());
    Grant kept = aGrantOnRecord(storage());
    assertTrue(storage().sessions().add(aSession(grant.user(), Samples.LATER)));

    boolean removed = users().remove(grant.user());
    boolean again = users().remove(grant.user());

    assertEquals(List.of(true, false), List.of(removed, again));
    assertEquals(Optional.empty(), second().users().find(grant.user()));
    assertEquals(List.of(), second().sessions().of(grant.user()));
    assertEquals(Optional.empty(), second().grants().find(grant.id()));
    assertEquals(Optional.of(kept), second().grants().find(kept.id()));
  }

  @Test
  default void membershipsAndGrantsOfARemovedTenantGoAndUsersStay() {
    for (boolean whole : List.of(true, false)) {
      Client client = aClientOnRecord(storage());
      CompanyId company = client.company().orElseThrow();
      Client foreign = aClientOnRecord(storage());
      CompanyId kept = foreign.company().orElseThrow();
      User user = aUserOnRecord(storage(), company, kept);
      List<Grant> goners =
          List.of(
              aGrant(client, user.id(), kept, "read"), aGrant(foreign, user.id(), company, "read"));
      Grant stays = aGrant(foreign, user.id(), kept, "read");
      goners.forEach(it -> assertTrue(storage().grants().allow(it, it.scopes()).isPresent()));
      assertTrue(storage().grants().allow(stays, stays.scopes()).isPresent());

      Removal removal =
          whole
              ? storage().enterprises().remove(client.enterprise(), true)
              : storage().companies().remove(company, true);

      assertTrue(removal instanceof Removal.Done, "" + removal);
      assertEquals(
          Optional.of(with(user, true, List.of(new Membership(kept, false)), false)),
          second().users().find(user.id()));
      assertEquals(
          List.of(stays),
          second()
              .grants()
              .page(
                  new Grants.Filter(Optional.of(user.id()), Optional.empty(), Optional.empty()),
                  "",
                  9));
    }
  }

  @Test
  default void onlyOneOfManyThreadsTakesAnEmail() throws Exception {
    Storage other = second();
    List<User> all =
        IntStream.range(0, Race.THREADS)
            .mapToObj(i -> aUser(new Email(i % 2 == 0 ? "one@example.com" : "ONE@example.com")))
            .toList();

    long winners = Race.winners(i -> (i % 3 == 0 ? storage() : other).users().add(all.get(i)));

    assertEquals(1, winners);
    assertEquals(1, second().users().page(Listing.first(99)).size());
  }

  @Test
  default void joiningDuringARemovalLeavesNoMembership() throws Exception {
    Storage other = second();
    for (int round = 0; round < 4; round++) {
      CompanyId company = aCompanyOnRecord(storage()).id();
      List<User> users = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        users.add(i % 2 == 0 ? aUserOnRecord(storage()) : aUser(company));
      }

      long _ =
          Race.winners(
              i ->
                  switch (i % 4) {
                    case 0 ->
                        i / 4 % 2 == 0
                            ? other
                                .users()
                                .change(
                                    users.get(i / 4).id(),
                                    new UserChange.Join(
                                        new Membership(company, true), Samples.LATER))
                            : storage().users().add(users.get(i / 4));
                    case 1 ->
                        i == 33
                            && storage().companies().remove(company, true) instanceof Removal.Done;
                    default -> false;
                  });

      Storage fresh = second();
      for (User user : users) {
        assertTrue(
            fresh.users().find(user.id()).stream().noneMatch(it -> it.belongsTo(company)),
            "a membership is left");
      }
    }
  }

  @Test
  default void aChangeIsSeenByAnotherInstance() throws Exception {
    Storage other = second();
    User user = aUserOnRecord(storage());
    assertTrue(other.users().find(user.id()).orElseThrow().enabled());

    assertTrue(users().change(user.id(), new UserChange.SetEnabled(false, Samples.LATER)));
    Eventually.within(
        SecondInstanceContract.DEADLINE,
        "the user is disabled",
        () -> !other.users().find(user.id()).orElseThrow().enabled());
    assertTrue(users().remove(user.id()));

    Eventually.within(
        SecondInstanceContract.DEADLINE,
        "the user is gone",
        () -> other.users().find(user.id()).isEmpty());
  }
}
