package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Sessions;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.SessionId;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions in memory. */
record MemorySessions(Access store) implements Sessions {

  @Override
  public boolean add(Session session) {
    return store.run(
        data ->
            data.users.find(session.user().value()).filter(User::enabled).isPresent()
                && find(data, session.digest()).isEmpty()
                && data.sessions.add(session));
  }

  @Override
  public Optional<Session> find(SecretDigest digest) {
    return store.run(data -> find(data, digest).or(() -> below(data, digest)));
  }

  private static Optional<Session> below(Memory data, SecretDigest digest) {
    return data.below
        .flatMap(store -> store.sessions().find(digest))
        .filter(session -> isUntouched(data, session));
  }

  private static boolean isUntouched(Memory data, Session session) {
    return !data.readBelow.contains(session.user());
  }

  private static Optional<Session> find(Memory data, SecretDigest digest) {
    return data.sessions.page("", 1, session -> session.digest().equals(digest)).stream()
        .findFirst();
  }

  @Override
  public boolean use(SessionId id, Instant at, Instant expiresAt) {
    return store.run(
        data ->
            data.sessions.change(
                id.value(),
                old ->
                    Optional.of(
                        new Session(
                            old.id(),
                            old.digest(),
                            old.user(),
                            old.authenticatedAt(),
                            at,
                            expiresAt))));
  }

  @Override
  public List<Session> of(UserId user) {
    return store.run(
        data -> {
          readBelow(data, user);
          return data.sessions.all(session -> session.user().equals(user));
        });
  }

  @Override
  public boolean end(SessionId id) {
    return store.run(data -> data.sessions.remove(id.value()).isPresent());
  }

  @Override
  public int endAll(UserId user) {
    return store.run(data -> endAll(data, user));
  }

  /** Takes over the sessions of a user from the store below, once. */
  private static void readBelow(Memory data, UserId user) {
    if (data.below.isPresent() && data.readBelow.add(user)) {
      data.below.get().sessions().of(user).forEach(data.sessions::put);
    }
  }

  static int endAll(Memory data, UserId user) {
    readBelow(data, user);
    return data.sessions.removeIf(session -> session.user().equals(user), Integer.MAX_VALUE);
  }

  @Override
  public int purge(Instant now, int limit) {
    return store.run(data -> data.sessions.removeIf(session -> session.isExpired(now), limit));
  }
}
