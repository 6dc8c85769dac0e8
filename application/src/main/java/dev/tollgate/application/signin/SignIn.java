package dev.tollgate.application.signin;

import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.port.PasswordHasher;
import dev.tollgate.application.storage.Sessions;
import dev.tollgate.application.storage.SignInAttempts;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.application.storage.Users;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.domain.Actor;
import dev.tollgate.domain.AuditRecord;
import dev.tollgate.domain.BrowserSecret;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.Password;
import dev.tollgate.domain.PasswordHash;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.SessionId;
import dev.tollgate.domain.User;
import dev.tollgate.domain.refusal.SignInBusy;
import dev.tollgate.domain.refusal.SignInFailed;
import dev.tollgate.domain.refusal.SignInFailed.Cause;
import dev.tollgate.domain.refusal.SignInLimited;
import dev.tollgate.domain.refusal.SignInRefusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Begins a session for somebody who knows a user's password. Every attempt takes the same work, one
 * look-up and one hash, whether the user exists or not.
 */
public final class SignIn {

  private static final System.Logger LOG = System.getLogger(SignIn.class.getName());

  private final Users users;
  private final Sessions sessions;
  private final SignInAttempts attempts;
  private final PasswordHasher hasher;
  private final SignInLimits limits;
  private final SessionTerms terms;
  private final AuditTrail audit;
  private final Clock clock;
  private final RandomGenerator random;

  public SignIn(
      Users users,
      Sessions sessions,
      SignInAttempts attempts,
      PasswordHasher hasher,
      SignInLimits limits,
      SessionTerms terms,
      AuditTrail audit,
      Clock clock,
      RandomGenerator random) {
    this.users = users;
    this.sessions = sessions;
    this.attempts = attempts;
    this.hasher = hasher;
    this.limits = limits;
    this.terms = terms;
    this.audit = audit;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Signs in, and ends the session that the browser may have had.
   *
   * @param address tells client addresses apart
   * @param before what the browser's cookie held
   * @return what its cookie holds from now on
   */
  public Result<BrowserSecret, SignInRefusal> signIn(
      String email, Password password, String address, Optional<BrowserSecret> before) {
    Optional<Email> known = Email.parse(email);
    String account = known.map(Email::key).orElse(email);
    SignInLimits.Counted keys = SignInLimits.keys(account, address);
    Optional<SignInLimited> limited = limits.count(attempts, keys);
    if (limited.isPresent()) {
      return Result.refused(limited.get());
    }
    Optional<User> user = known.flatMap(users::findByEmail);
    Optional<PasswordHash> hash = user.filter(User::enabled).flatMap(User::password);
    return switch (hasher.verify(password, hash)) {
      case PasswordHasher.Verdict.Busy() -> {
        limits.takeBack(attempts, keys);
        yield Result.refused(new SignInBusy());
      }
      case PasswordHasher.Verdict.Differs() -> failed(account, user, cause(user));
      case PasswordHasher.Verdict.Matches(Optional<PasswordHash> renewed) ->
          Occasion.current()
              .by(Actor.user(user.orElseThrow().id()))
              .with("user", user.orElseThrow().id().value())
              .run(() -> begin(user.orElseThrow(), before))
              .<Result<BrowserSecret, SignInRefusal>>map(
                  secret -> {
                    limits.succeeded(attempts, keys);
                    renewed.ifPresent(it -> renew(user.orElseThrow(), it, hash.orElseThrow()));
                    return Result.ok(secret);
                  })
              .orElseGet(() -> failed(account, user, Cause.USER_DISABLED));
    };
  }

  /** Empty if the user was disabled or deleted at the same time. */
  private Optional<BrowserSecret> begin(User user, Optional<BrowserSecret> before) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    BrowserSecret secret = BrowserSecret.ofSession(random);
    Session session =
        new Session(
            SessionId.next(now, random), secret.digest(), user.id(), now, now, terms.end(now, now));
    if (!sessions.add(session)) {
      return Optional.empty();
    }
    before
        .filter(BrowserSecret::isOfSession)
        .flatMap(it -> sessions.find(it.digest()))
        .ifPresent(
            old -> {
              boolean _ = sessions.end(old.id());
            });
    return Optional.of(secret);
  }

  /** The password may have been changed since, and then it stays as it is. */
  private void renew(User user, PasswordHash renewed, PasswordHash seen) {
    boolean _ = users.change(user.id(), new UserChange.Rehash(renewed, seen));
  }

  private static Cause cause(Optional<User> user) {
    return user.map(
            it -> {
              if (!it.enabled()) {
                return Cause.USER_DISABLED;
              }
              return it.password().isPresent() ? Cause.WRONG_PASSWORD : Cause.NO_PASSWORD;
            })
        .orElse(Cause.UNKNOWN_EMAIL);
  }

  /** The trail never changes an answer, not even by failing. */
  private Result<BrowserSecret, SignInRefusal> failed(
      String account, Optional<User> user, Cause cause) {
    String digest = AuditRecord.digest(account);
    try {
      audit.authenticationFailed(
          "sign-in", user.map(known -> known.id().value()).orElse(digest), cause, Optional.empty());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "the audit trail failed", e);
    }
    return Result.refused(new SignInFailed(cause));
  }
}
