package dev.tollgate.application.signin;

import dev.tollgate.application.Why;
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
    return count(attempts, keys.address(), perAddress, "from this address")
        .or(() -> count(attempts, keys.account(), perAccount, "with this email"));
  }

  private static Optional<SignInLimited> count(
      SignInAttempts attempts, SecretDigest key, int limit, String whose) {
    if (limit == 0) {
      return Optional.empty();
    }
    Attempts made = attempts.count(key, WINDOW);
    return made.number() > limit
        ? Optional.of(
            Why.because(
                new SignInLimited(wholeMinutes(made.resetsIn()).toSeconds()),
                () -> sentence(limit, whose, made.resetsIn())))
        : Optional.empty();
  }

  private static String sentence(int limit, String whose, Duration left) {
    return "Signing in had failed %d times %s within 15 minutes, as often as it may. Attempts count again in %d seconds."
        .formatted(limit, whose, Math.max(1, left.toSeconds()));
  }

  /** A minute at least, rounded up. */
  private static Duration wholeMinutes(Duration time) {
    return Duration.ofMinutes(Math.max(1, Math.ceilDiv(time.toMillis(), 60_000L)));
  }

  /** The attempt succeeded: the account starts over, the address has one attempt less. */
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
