package dev.tollgate.http.rfc;

import dev.tollgate.http.Layer;
import dev.tollgate.http.limit.RateLimit;
import dev.tollgate.http.limit.RateLimits;
import jakarta.inject.Singleton;
import java.util.Optional;

/** One limit for all OAuth endpoints. */
@Singleton
final class RfcLimits implements RateLimits {

  private final Optional<RateLimit> limit;

  RfcLimits(RfcSettings settings) {
    this.limit =
        Optional.of(new RateLimit("rfc-oauth", settings.perMinute(), false, !settings.limitIs429()))
            .filter(it -> it.perMinute() > 0);
  }

  @Override
  public Optional<RateLimit> of(Layer layer, String path) {
    return layer instanceof OAuthErrors ? limit : Optional.empty();
  }
}
