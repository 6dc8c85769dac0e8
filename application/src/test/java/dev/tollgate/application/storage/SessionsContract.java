package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.PeopleSamples.aDigest;
import static dev.tollgate.application.storage.PeopleSamples.aSession;
import static dev.tollgate.application.storage.PeopleSamples.aUser;
import static dev.tollgate.application.storage.PeopleSamples.aUserOnRecord;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.Session;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds for sessions. */
@About(Sessions.class)
interface SessionsContract extends StorageUnderTest {

  private Sessions sessions() {
    return storage().sessions();
  }

  private List<Session> added(UserId user, int count, Instant expiresAt) {
    List<Session> added = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Session session = aSession(user, expiresAt);
      assertTrue(sessions().add(session));
      added.add(session);
    }
    added.sort(Comparator.comparing(session -> session.id().value()));
    return added;
  }

  @Test
  default void aSessionIsFoundWholeByItsDigest() {
    Session other = aSession(aUserOnRecord(storage()).id(), Samples.LATER);
    Session session =
        new Session(
            other.id(),
            other.digest(),
            other.user(),
            Samples.NOW,
            Samples.NOW.plusMillis(1),
            Samples.LATER);

    boolean added = sessions().add(session);

    assertTrue(added);
    assertEquals(Optional.of(session), second().sessions().find(session.digest()));
    assertEquals(Optional.empty(), sessions().find(aDigest()));
  }

  @Test
  default void aTakenIdOrDigestBeginsNoSession() {
    Session session = added(aUserOnRecord(storage()).id(), 1, Samples.LATER).getFirst();
    Session fresh = aSession(session.user(), Samples.LATER);
    Session sameId =
        new Session(
            session.id(), fresh.digest(), fresh.user(), Samples.NOW, Samples.NOW, Samples.NOW);
    Session sameDigest =
        new Session(
            fresh.id(), session.digest(), fresh.user(), Samples.NOW, Samples.NOW, Samples.NOW);

    assertFalse(sessions().add(sameId));
    assertFalse(sessions().add(sameDigest));

    assertEquals(List.of(session), second().sessions().of(session.user()));
  }

  @Test
  default void onlyEnabledUsersBeginSessions() {
    User disabled = aUserOnRecord(storage());
    assertTrue(
        storage().users().change(disabled.id(), new UserChange.SetEnabled(false, Samples.NOW)));

    assertFalse(sessions().add(aSession(disabled.id(), Samples.LATER)));
    assertFalse(sessions().add(aSession(aUser().id(), Samples.LATER)));

    assertEquals(List.of(), second().sessions().of(disabled.id()));
  }

  @Test
  default void useMovesOnlyTheUseAndTheExpiry() {
    UserId user = aUserOnRecord(storage()).id();
    Session session = added(user, 1, Samples.NOW).getFirst();

    boolean used = sessions().use(session.id(), Samples.NOW.plusMillis(7), Samples.LATER);
    boolean unknown = sessions().use(aSession(user, Samples.NOW).id(), Samples.NOW, Samples.LATER);

    assertEquals(List.of(true, false), List.of(used, unknown));
    Session moved =
        new Session(
            session.id(),
            session.digest(),
            user,
            session.authenticatedAt(),
            Samples.NOW.plusMillis(7),
            Samples.LATER);
    assertEquals(List.of(moved), second().sessions().of(user));
  }

  @Test
  default void theSessionsOfAUserAreListedById() {
    UserId user = aUserOnRecord(storage()).id();
    List<Session> expected = added(user, 4, Samples.NOW);
    List<Session> _ = added(aUserOnRecord(storage()).id(), 1, Samples.LATER);

    assertEquals(expected, second().sessions().of(user));
    assertEquals(List.of(), sessions().of(aUser().id()));
  }

  @Test
  default void oneOrAllSessionsOfAUserEnd() {
    UserId user = aUserOnRecord(storage()).id();
    List<Session> all = added(user, 3, Samples.LATER);
    List<Session> others = added(aUserOnRecord(storage()).id(), 2, Samples.LATER);

    boolean ended = sessions().end(all.getFirst().id());
    boolean again = sessions().end(all.getFirst().id());
    List<Session> left = second().sessions().of(user);
    int rest = sessions().endAll(user);
    int none = sessions().endAll(user);

    assertEquals(List.of(true, false), List.of(ended, again));
    assertEquals(all.subList(1, 3), left);
    assertEquals(List.of(2, 0), List.of(rest, none));
    assertEquals(Optional.empty(), second().sessions().find(all.getLast().digest()));
    assertEquals(others, second().sessions().of(others.getFirst().user()));
  }

  @Test
  default void onlyExpiredSessionsAreRemovedInBatches() {
    UserId user = aUserOnRecord(storage()).id();
    Instant now = Samples.LATER;
    List<Session> live = added(user, 3, now.plusMillis(1));
    List<Session> _ = added(user, 3, now);
    List<Session> _ = added(user, 2, now.minusMillis(1));

    int early = sessions().purge(now.minusMillis(1).minusNanos(1), 9);
    int first = sessions().purge(now, 2);
    int second = sessions().purge(now, 2);
    int third = sessions().purge(now, 2);
    int fourth = sessions().purge(now, 2);

    assertEquals(List.of(0, 2, 2, 1, 0), List.of(early, first, second, third, fourth));
    assertEquals(live, second().sessions().of(user));
  }

  @Test
  default void onlyOneOfManyThreadsEndsASession() throws Exception {
    Storage other = second();
    Session session = added(aUserOnRecord(storage()).id(), 1, Samples.LATER).getFirst();

    long winners = Race.winners(i -> (i % 2 == 0 ? storage() : other).sessions().end(session.id()));

    assertEquals(1, winners);
  }

  @Test
  default void signingInWhileBeingDisabledLeavesNoSession() throws Exception {
    Storage other = second();
    for (int round = 0; round < 3; round++) {
      UserId user = aUserOnRecord(storage()).id();
      UserChange disable = new UserChange.SetEnabled(false, Samples.NOW);

      long _ =
          Race.winners(
              i ->
                  i == 30
                      ? storage().users().change(user, disable)
                      : i % 4 == 0 && other.sessions().add(aSession(user, Samples.LATER)));

      assertEquals(List.of(), second().sessions().of(user));
    }
  }
}
