package dev.tollgate.http.betteri18n;

import dev.tollgate.http.Fault;
import dev.tollgate.http.contract.RateLimit;
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
    return count("better-i18n use", tokenId, settings.rateLimit());
  }

  /** Counts one token for a grant; empty if it may be minted. */
  Optional<Fault> mint(String grantId) {
    return count("better-i18n mint", grantId, settings.mintLimit());
  }

  private Optional<Fault> count(String what, String id, int perMinute) {
    if (perMinute == 0) {
      return Optional.empty();
    }
    Windows.Count count = windows.count(id, new RateLimit(what, perMinute, false, false));
    return count.admitted()
        ? Optional.empty()
        : Optional.of(
            new Fault.TooManyRequests(perMinute, count.retryAfter(), count.resetAt(), false));
  }
}
