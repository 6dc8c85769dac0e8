package dev.tollgate.application.signin;

import dev.tollgate.application.storage.Sessions;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.BrowserSecret;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Finds out who is signed in with a browser. */
public final class CurrentSession {

  /** A use is written down no more often than this. */
  private static final Duration BETWEEN_WRITES = Duration.ofMinutes(1);

  private final Sessions sessions;
  private final Users users;
  private final SessionTerms terms;
  private final Clock clock;

  public CurrentSession(Sessions sessions, Users users, SessionTerms terms, Clock clock) {
    this.sessions = sessions;
    this.users = users;
    this.terms = terms;
    this.clock = clock;
  }

  /** Empty if the session has ended, or if its user is gone or disabled. */
  public Optional<SignedIn> find(BrowserSecret secret) {
    if (!secret.isOfSession()) {
      return Optional.empty();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return sessions
        .find(secret.digest())
        .filter(session -> !session.isExpired(now))
        .flatMap(
            session ->
                users
                    .find(session.user())
                    .filter(User::enabled)
                    .map(user -> new SignedIn(session, user)))
        .filter(signedIn -> isUsed(signedIn.session(), now));
  }

  /** Whether the session is still live, which is known for certain whenever a use is written. */
  private boolean isUsed(Session session, Instant now) {
    return now.isBefore(session.usedAt().plus(BETWEEN_WRITES))
        || sessions.use(session.id(), now, terms.end(session.authenticatedAt(), now));
  }
}
