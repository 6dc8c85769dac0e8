package dev.tollgate.application.signin;

import dev.tollgate.application.port.PasswordHasher;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.memory.Memory;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Password;
import dev.tollgate.domain.PasswordHash;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** A company with users, and how they sign in; passwords are hashed by writing them backwards. */
public final class People {

  public static final Instant START = Instant.parse("2026-01-01T12:00:00Z");

  static final SessionTerms TERMS = new SessionTerms(Duration.ofHours(8), Duration.ofDays(7));
  static final SignInLimits LIMITS = new SignInLimits(3, 5);

  public final Storage store = new Memory().open();
  public final RandomGenerator random = new SecureRandom();
  public final Company company =
      new Company(
          CompanyId.next(START, random),
          EnterpriseId.next(START, random),
          new Name("Acme Brands"),
          true,
          START);

  final List<String> audited = new ArrayList<>();
  final Backwards hasher = new Backwards();
  private Instant now = START;

  public People() {
    boolean _ =
        store
            .enterprises()
            .add(new Enterprise(company.enterprise(), new Name("Acme"), true, START));
    boolean _ = store.companies().add(company);
  }

  /** A user of the company who signs in with the email and this password. */
  public User user(String email, String password) {
    return user(email, Optional.of(hasher.hash(new Password(password))), true);
  }

  User user(String email, Optional<PasswordHash> password, boolean enabled) {
    User user =
        new User(
            UserId.next(now, random),
            new Email(email),
            Optional.empty(),
            true,
            List.of(),
            password,
            List.of(new Membership(company.id(), false)),
            enabled,
            now,
            now);
    boolean _ = store.users().add(user);
    return user;
  }

  SignIn signIn() {
    return signIn(LIMITS);
  }

  SignIn signIn(SignInLimits limits) {
    return new SignIn(
        store.users(),
        store.sessions(),
        store.signInAttempts(),
        hasher,
        limits,
        TERMS,
        (contract, caller, cause, _) -> audited.add(contract + " " + caller + " " + cause),
        clock(),
        random);
  }

  CurrentSession current() {
    return new CurrentSession(store.sessions(), store.users(), TERMS, clock());
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  /** Reads the time of these people. */
  public Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }
    };
  }

  /** Counts what it verifies; a hash that begins with {@code $old$} is renewed. */
  static final class Backwards implements PasswordHasher {

    final AtomicInteger verified = new AtomicInteger();
    volatile boolean busy;

    @Override
    public PasswordHash hash(Password password) {
      return new PasswordHash("$new$" + new StringBuilder(password.reveal()).reverse());
    }

    @Override
    public Verdict verify(Password password, Optional<PasswordHash> hash) {
      int _ = verified.incrementAndGet();
      if (busy) {
        return new Verdict.Busy();
      }
      PasswordHash wanted = hash(password);
      String old = wanted.encoded().replace("$new$", "$old$");
      if (hash.filter(it -> it.encoded().equals(old)).isPresent()) {
        return new Verdict.Matches(Optional.of(wanted));
      }
      return hash.filter(wanted::equals).isPresent()
          ? new Verdict.Matches(Optional.empty())
          : new Verdict.Differs();
    }
  }
}
