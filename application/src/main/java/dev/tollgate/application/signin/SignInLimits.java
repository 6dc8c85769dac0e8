package dev.tollgate.application.signin;

import dev.tollgate.application.storage.SignInAttempts;
import dev.tollgate.application.storage.SignInAttempts.Attempts;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.refusal.SignInLimited;
import java.time.Duration;
import java.util.Optional;

/**
 * How often people may fail to sign in within 15 minutes. An attempt counts before its password is
 * checked, so attempts at once cannot exceed a limit.
 *
 * @param perAccount for each email, whether or not a user has it; 0 for no limit
 * @param perAddress for each client address; 0 for no limit
 */
public record SignInLimits(int perAccount, int perAddress) {

  private static final Duration WINDOW = Duration.ofMinutes(15);

  /** One attempt that counts. */
  record Counted(SecretDigest account, SecretDigest address) {}

  static Counted keys(String account, String address) {
    return new Counted(
        SecretDigest.of("account " + account), SecretDigest.of("address " + address));
  }

  Optional<SignInLimited> count(SignInAttempts attempts, Counted keys) {
    return count(attempts, keys.address(), perAddress)
        .or(() -> count(attempts, keys.account(), perAccount));
  }

  private static Optional<SignInLimited> count(
      SignInAttempts attempts, SecretDigest key, int limit) {
    if (limit == 0) {
      return Optional.empty();
    }
    Attempts made = attempts.count(key, WINDOW);
    return made.number() > limit
        ? Optional.of(new SignInLimited(wholeMinutes(made.resetsIn()).toSeconds()))
        : Optional.empty();
  }

  /** A minute at least, rounded up. */
  private static Duration wholeMinutes(Duration time) {
    return Duration.ofMinutes(Math.max(1, Math.ceilDiv(time.toMillis(), 60_000L)));
  }

  /** The attempt succeeded: the account begins anew, the address has one attempt less. */
  void succeeded(SignInAttempts attempts, Counted keys) {
    if (perAccount > 0) {
      attempts.forget(keys.account());
    }
    if (perAddress > 0) {
      attempts.takeBack(keys.address());
    }
  }

  /** The attempt was not made after all. */
  void takeBack(SignInAttempts attempts, Counted keys) {
    if (perAccount > 0) {
      attempts.takeBack(keys.account());
    }
    if (perAddress > 0) {
      attempts.takeBack(keys.address());
    }
  }
}
