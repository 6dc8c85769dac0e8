package dev.tollgate.http.cliquify;

import dev.tollgate.http.Layer;
import dev.tollgate.http.limit.RateLimit;
import dev.tollgate.http.limit.RateLimits;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * One limit for the resources, which every answer announces, and one for the three endpoints; none
 * for proxies.
 */
@Singleton
final class CliquifyLimits implements RateLimits {

  private final Layer resources;
  private final Optional<RateLimit> api;
  private final Optional<RateLimit> oauth;

  CliquifyLimits(ApiErrors resources, CliquifySettings settings) {
    this.resources = resources;
    this.api = limit("cliquify-api", settings.apiPerMinute(), true);
    this.oauth = limit("cliquify-oauth", settings.oauthPerMinute(), false);
  }

  private static Optional<RateLimit> limit(String name, int perMinute, boolean announced) {
    return perMinute == 0
        ? Optional.empty()
        : Optional.of(new RateLimit(name, perMinute, announced, false));
  }

  @Override
  public Optional<RateLimit> of(Layer layer, String path) {
    if (!(layer instanceof CliquifyErrors) || path.startsWith(GuardController.PATH)) {
      return Optional.empty();
    }
    return layer == resources ? api : oauth;
  }
}
