package dev.tollgate.application.storage;

import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.SessionId;
import dev.tollgate.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sessions of users. They are neither copied nor exported: a move ends them. */
public interface Sessions {

  /**
   * Begins a session. False, and nothing changes, if the id or the digest is taken, or if the user
   * does not exist or is disabled.
   */
  boolean add(Session session);

  /** The session whose cookie has this digest, expired or not. */
  Optional<Session> find(SecretDigest digest);

  /** Notes a use. False if the session does not exist; then nothing changes. */
  boolean use(SessionId id, Instant at, Instant expiresAt);

  /** The sessions of one user, ordered by id, expired or not. */
  List<Session> of(UserId user);

  /** False if the session does not exist. */
  boolean end(SessionId id);

  /** Ends every session of a user; says how many there were. */
  int endAll(UserId user);

  /**
   * Removes expired sessions.
   *
   * @param limit how many to remove at most
   * @return how many were removed; fewer than {@code limit} once none is left
   */
  int purge(Instant now, int limit);
}
