package dev.tollgate.http.people;

import dev.tollgate.application.DurationText;
import dev.tollgate.application.signin.SessionTerms;
import dev.tollgate.application.signin.SignInLimits;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Operation;
import dev.tollgate.http.browser.ContinueTo;
import dev.tollgate.http.contract.PublicDocument;
import dev.tollgate.http.contract.Setting;
import dev.tollgate.http.contract.SettingValues;
import dev.tollgate.http.contract.SharedPages;
import dev.tollgate.http.password.HashCost;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The pages where people sign in and out, and see which apps they have connected. */
public final class PeoplePages implements SharedPages {

  private static final Setting<Duration> SESSION_IDLE =
      Setting.duration(
          "--session-idle",
          Duration.ofMinutes(2),
          DurationText.LONGEST,
          "8h",
          "How long people stay signed in without using it.");

  private static final Setting<Duration> SESSION_LIFETIME =
      Setting.duration(
          "--session-lifetime",
          Duration.ofMinutes(2),
          DurationText.LONGEST,
          "7d",
          "How long people stay signed in at most.");

  private static final Setting<Integer> ACCOUNT_LIMIT =
      Setting.count(
          "--sign-in-account-limit",
          "10",
          "Failed sign-ins in 15 minutes with one email; 0 for no limit.");

  private static final Setting<Integer> ADDRESS_LIMIT =
      Setting.count(
          "--sign-in-address-limit",
          "50",
          "Failed sign-ins in 15 minutes from one address; 0 for no limit.");

  private static final Setting<Integer> PASSWORD_MEMORY =
      Setting.number(
          "--password-memory",
          1,
          1024,
          String.valueOf(HashCost.DEFAULT.memory()),
          "Memory in MiB that hashing a password takes (Argon2id).");

  private static final Setting<Integer> PASSWORD_ITERATIONS =
      Setting.number(
          "--password-iterations",
          1,
          100,
          String.valueOf(HashCost.DEFAULT.iterations()),
          "Passes over that memory for each password.");

  @Override
  public String name() {
    return "people";
  }

  @Override
  public List<Class<? extends Layer>> layers() {
    return List.of(PeopleErrors.class);
  }

  @Override
  public Map<String, Operation> operations() {
    return Map.of(ContinueTo.SIGN_IN, Operation.SIGN_IN);
  }

  @Override
  public List<Setting<?>> settings() {
    return List.of(
        SESSION_IDLE,
        SESSION_LIFETIME,
        ACCOUNT_LIMIT,
        ADDRESS_LIMIT,
        PASSWORD_MEMORY,
        PASSWORD_ITERATIONS);
  }

  @Override
  public List<PublicDocument> documents() {
    return List.of(new PublicDocument(ContinueTo.SIGN_IN, "Sign in, and see your connected apps"));
  }

  /** How long sessions last. */
  public static SessionTerms sessionTerms(SettingValues values) {
    return new SessionTerms(values.of(SESSION_IDLE), values.of(SESSION_LIFETIME));
  }

  /** How often signing in may fail. */
  public static SignInLimits signInLimits(SettingValues values) {
    return new SignInLimits(values.of(ACCOUNT_LIMIT), values.of(ADDRESS_LIMIT));
  }

  /** What hashing a password takes. */
  public static HashCost hashCost(SettingValues values) {
    return new HashCost(values.of(PASSWORD_MEMORY), values.of(PASSWORD_ITERATIONS));
  }
}
