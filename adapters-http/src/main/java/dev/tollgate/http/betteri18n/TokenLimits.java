package dev.tollgate.http.betteri18n;

import dev.tollgate.application.Why;
import dev.tollgate.http.Fault;
import dev.tollgate.http.limit.Windows;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How often an installation token is used, and how often one is minted for a grant. */
@Singleton
final class TokenLimits {

  private final Windows windows;
  private final BetterI18nSettings settings;

  TokenLimits(Windows windows, BetterI18nSettings settings) {
    this.windows = windows;
    this.settings = settings;
  }

  /** Counts one use of a token; empty if it may go on. */
  Optional<Fault> use(String tokenId) {
    return count(
        "Installation token " + tokenId,
        settings.rateLimit(),
        "requests",
        BetterI18nSettings.RATE_LIMIT.option(),
        "better-i18n use " + tokenId);
  }

  /** Counts one token for a grant; empty if it may be minted. */
  Optional<Fault> mint(String grantId) {
    return count(
        "Grant " + grantId,
        settings.mintLimit(),
        "installation tokens",
        BetterI18nSettings.MINT_LIMIT.option(),
        "better-i18n mint " + grantId);
  }

  private Optional<Fault> count(
      String subject, int perMinute, String what, String option, String key) {
    if (perMinute == 0) {
      return Optional.empty();
    }
    Windows.Count count = windows.countMinutely(key, perMinute);
    return count.admitted()
        ? Optional.empty()
        : Optional.of(
            Why.because(
                new Fault.TooManyRequests(perMinute, count.retryAfter(), count.resetAt(), false),
                () -> count.reason(subject, perMinute + " " + what, "minute", option)));
  }
}
