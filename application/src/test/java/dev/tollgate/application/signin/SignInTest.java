package dev.tollgate.application.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.UserChange;
import dev.tollgate.domain.BrowserSecret;
import dev.tollgate.domain.Password;
import dev.tollgate.domain.PasswordHash;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.User;
import dev.tollgate.domain.refusal.SignInBusy;
import dev.tollgate.domain.refusal.SignInFailed;
import dev.tollgate.domain.refusal.SignInFailed.Cause;
import dev.tollgate.domain.refusal.SignInLimited;
import dev.tollgate.domain.refusal.SignInRefusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class SignInTest {

  private static final String PASSWORD = "correct horse";
  private static final String ADDRESS = "192.0.2.1";

  private final People people = new People();

  private Result<BrowserSecret, SignInRefusal> attempt(String email, String password) {
    return attempt(email, password, ADDRESS);
  }

  private Result<BrowserSecret, SignInRefusal> attempt(
      String email, String password, String address) {
    return people.signIn().signIn(email, new Password(password), address, Optional.empty());
  }

  private static BrowserSecret ok(Result<BrowserSecret, SignInRefusal> result) {
    return assertInstanceOf(Result.Ok.class, result).value() instanceof BrowserSecret secret
        ? secret
        : null;
  }

  private static SignInRefusal refusal(Result<BrowserSecret, SignInRefusal> result) {
    return result.fold(
        _ -> {
          throw new AssertionError("signed in");
        },
        it -> it);
  }

  @Test
  void theRightPasswordBeginsASessionThatOnlyItsSecretFinds() {
    User user = people.user("Ada@Example.com", PASSWORD);

    BrowserSecret secret = ok(attempt("ada@example.COM", PASSWORD));

    Session session = people.store.sessions().find(secret.digest()).orElseThrow();
    assertEquals(user.id(), session.user());
    assertEquals(People.START, session.authenticatedAt());
    assertEquals(People.START.plus(Duration.ofHours(8)), session.expiresAt());
    assertEquals(List.of(session), people.store.sessions().of(user.id()));
  }

  @Test
  void theSessionThatTheBrowserHadEnds() {
    User user = people.user("ada@example.com", PASSWORD);
    BrowserSecret first = ok(attempt("ada@example.com", PASSWORD));

    BrowserSecret second =
        ok(
            people
                .signIn()
                .signIn("ada@example.com", new Password(PASSWORD), ADDRESS, Optional.of(first)));

    assertNotEquals(first.reveal(), second.reveal());
    assertEquals(1, people.store.sessions().of(user.id()).size());
    assertTrue(people.store.sessions().find(first.digest()).isEmpty());
  }

  @Test
  void everyFailureIsTheSameAfterOneHashAndOnlyTheTrailKnowsWhy() {
    User ada = people.user("ada@example.com", PASSWORD);
    PasswordHash hash = people.hasher.hash(new Password(PASSWORD));
    User off = people.user("off@example.com", Optional.of(hash), false);
    User none = people.user("none@example.com", Optional.empty(), true);

    List<SignInRefusal> refusals = new ArrayList<>();
    List<Integer> hashes = new ArrayList<>();
    for (String email :
        List.of("ada@example.com", "off@example.com", "none@example.com", "x@example.com", "@")) {
      people.hasher.verified.set(0);
      String password = email.startsWith("ada") ? "wrong password" : PASSWORD;
      refusals.add(refusal(attempt(email, password, email)));
      hashes.add(people.hasher.verified.get());
    }

    assertEquals(
        List.of(
            new SignInFailed(Cause.WRONG_PASSWORD),
            new SignInFailed(Cause.USER_DISABLED),
            new SignInFailed(Cause.NO_PASSWORD),
            new SignInFailed(Cause.UNKNOWN_EMAIL),
            new SignInFailed(Cause.UNKNOWN_EMAIL)),
        refusals);
    assertEquals(List.of(1, 1, 1, 1, 1), hashes);
    assertEquals(
        List.of(
            "sign-in " + ada.id() + " WRONG_PASSWORD",
            "sign-in " + off.id() + " USER_DISABLED",
            "sign-in " + none.id() + " NO_PASSWORD"),
        people.audited.subList(0, 3));
    assertTrue(people.audited.get(3).matches("sign-in sha256:[0-9a-f]{12} UNKNOWN_EMAIL"));
  }

  @Test
  void afterTooManyFailuresOfAnAccountNotEvenTheRightPasswordHelps() {
    User _ = people.user("ada@example.com", PASSWORD);
    for (int i = 0; i < 3; i++) {
      assertInstanceOf(
          SignInFailed.class, refusal(attempt("ada@example.com", "guess " + i, "a" + i)));
    }
    people.hasher.verified.set(0);

    SignInRefusal limited = refusal(attempt("ADA@example.com", PASSWORD, "another"));

    assertEquals(new SignInLimited(900), limited);
    assertEquals(0, people.hasher.verified.get());
  }

  @Test
  void anEmailThatNobodyHasIsLimitedJustTheSame() {
    for (int i = 0; i < 3; i++) {
      SignInRefusal _ = refusal(attempt("nobody@example.com", PASSWORD, "a" + i));
    }

    assertEquals(
        new SignInLimited(900), refusal(attempt("nobody@example.com", PASSWORD, "another")));
  }

  @Test
  void afterTooManyFailuresFromAnAddressItHasToWait() {
    User _ = people.user("ada@example.com", PASSWORD);
    for (int i = 0; i < 5; i++) {
      SignInRefusal _ = refusal(attempt("guess" + i + "@example.com", PASSWORD));
    }

    assertEquals(new SignInLimited(900), refusal(attempt("ada@example.com", PASSWORD)));
    assertInstanceOf(Result.Ok.class, attempt("ada@example.com", PASSWORD, "another"));
  }

  @Test
  void successForgetsTheFailuresOfTheAccountAndDoesNotCountForTheAddress() {
    User _ = people.user("ada@example.com", PASSWORD);
    for (int round = 0; round < 4; round++) {
      if (round < 2) {
        SignInRefusal _ = refusal(attempt("ada@example.com", "wrong"));
        SignInRefusal _ = refusal(attempt("ada@example.com", "wrong"));
      }
      assertInstanceOf(Result.Ok.class, attempt("ada@example.com", PASSWORD), "" + round);
    }

    assertInstanceOf(SignInFailed.class, refusal(attempt("x@example.com", PASSWORD)));
    assertInstanceOf(SignInLimited.class, refusal(attempt("x@example.com", PASSWORD)));
  }

  @Test
  void withoutLimitsNothingIsCounted() {
    User _ = people.user("ada@example.com", PASSWORD);
    SignIn unlimited = people.signIn(new SignInLimits(0, 0));

    for (int i = 0; i < 20; i++) {
      assertInstanceOf(
          SignInFailed.class,
          refusal(
              unlimited.signIn(
                  "ada@example.com", new Password("wrong"), ADDRESS, Optional.empty())));
    }

    assertInstanceOf(
        Result.Ok.class,
        unlimited.signIn("ada@example.com", new Password(PASSWORD), ADDRESS, Optional.empty()));
  }

  @Test
  void ofManyGuessesAtOnceNoMoreAreCheckedThanTheLimit() throws Exception {
    User _ = people.user("ada@example.com", PASSWORD);
    people.hasher.verified.set(0);
    List<Callable<Result<BrowserSecret, SignInRefusal>>> guesses = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      String guess = "guess " + i;
      guesses.add(() -> attempt("ada@example.com", guess, guess));
    }

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Result<BrowserSecret, SignInRefusal>> guess : threads.invokeAll(guesses)) {
        SignInRefusal _ = refusal(guess.get());
      }
    }

    assertEquals(3, people.hasher.verified.get());
  }

  @Test
  void anAttemptThatMetABusyServerDoesNotCount() {
    User _ = people.user("ada@example.com", PASSWORD);
    people.hasher.busy = true;
    for (int i = 0; i < 10; i++) {
      assertEquals(new SignInBusy(), refusal(attempt("ada@example.com", PASSWORD)));
    }
    people.hasher.busy = false;

    assertInstanceOf(Result.Ok.class, attempt("ada@example.com", PASSWORD));
  }

  @Test
  void aHashOfOldParametersIsRenewedAndNoSessionEnds() {
    PasswordHash old = new PasswordHash("$old$" + new StringBuilder(PASSWORD).reverse());
    User user = people.user("ada@example.com", Optional.of(old), true);

    BrowserSecret first = ok(attempt("ada@example.com", PASSWORD));
    BrowserSecret _ = ok(attempt("ada@example.com", PASSWORD));

    assertEquals(
        Optional.of(people.hasher.hash(new Password(PASSWORD))),
        people.store.users().find(user.id()).orElseThrow().password());
    assertTrue(people.store.sessions().find(first.digest()).isPresent());
  }

  @Test
  void aTrailThatFailsChangesNothing() {
    SignIn unheard =
        new SignIn(
            people.store.users(),
            people.store.sessions(),
            people.store.signInAttempts(),
            people.hasher,
            People.LIMITS,
            People.TERMS,
            (_, _, _, _) -> {
              throw new IllegalStateException("no audit");
            },
            people.clock(),
            people.random);

    assertInstanceOf(
        SignInFailed.class,
        refusal(unheard.signIn("x@y.example", new Password("z"), ADDRESS, Optional.empty())));
  }

  @Test
  void aSessionGoesOnWithUseAndEndsWithoutOrAtLast() {
    User _ = people.user("ada@example.com", PASSWORD);
    BrowserSecret secret = ok(attempt("ada@example.com", PASSWORD));

    for (int hours = 7; hours < 7 * 24; hours += 7) {
      people.pass(Duration.ofHours(7));
      assertTrue(people.current().find(secret).isPresent(), hours + " h");
    }
    people.pass(Duration.ofHours(7));

    assertTrue(people.current().find(secret).isEmpty());
  }

  @Test
  void aSessionThatIsNotUsedEnds() {
    User _ = people.user("ada@example.com", PASSWORD);
    BrowserSecret secret = ok(attempt("ada@example.com", PASSWORD));

    people.pass(Duration.ofHours(8));

    assertTrue(people.current().find(secret).isEmpty());
  }

  @Test
  void aUseIsWrittenOnceAMinute() {
    User _ = people.user("ada@example.com", PASSWORD);
    BrowserSecret secret = ok(attempt("ada@example.com", PASSWORD));

    people.pass(Duration.ofSeconds(59));
    boolean _ = people.current().find(secret).isPresent();
    Session unwritten = people.store.sessions().find(secret.digest()).orElseThrow();
    people.pass(Duration.ofSeconds(1));
    boolean _ = people.current().find(secret).isPresent();
    Session written = people.store.sessions().find(secret.digest()).orElseThrow();

    assertEquals(People.START, unwritten.usedAt());
    assertEquals(People.START.plusSeconds(60), written.usedAt());
    assertEquals(People.START.plusSeconds(60).plus(Duration.ofHours(8)), written.expiresAt());
  }

  @Test
  void nobodyIsSignedInOnceTheUserIsDisabledOrTheSessionIsOver() {
    User user = people.user("ada@example.com", PASSWORD);
    BrowserSecret first = ok(attempt("ada@example.com", PASSWORD));
    BrowserSecret second = ok(attempt("ada@example.com", PASSWORD));

    assertTrue(new SignOut(people.store.sessions()).signOut(first));
    assertTrue(people.current().find(first).isEmpty());
    assertEquals(user.id(), people.current().find(second).orElseThrow().user().id());
    boolean _ =
        people.store.users().change(user.id(), new UserChange.SetEnabled(false, People.START));
    assertTrue(people.current().find(second).isEmpty());
    assertTrue(people.current().find(BrowserSecret.ofVisitor(people.random)).isEmpty());
  }
}
