package dev.tollgate.bootstrap;

import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * TokensNotLive that are not live, each for its own reason, and the names of the reasons in
 * references.
 */
final class TokensNotLive {

  private TokensNotLive() {}

  private static final Map<String, Function<World, String>> NOT_LIVE =
      Map.of(
          "token-malformed", _ -> "no.token",
          "token-forged", TokensNotLive::forged,
          "token-revoked", TokensNotLive::revoked,
          "token-unknown", TokensNotLive::ofDeletedClient,
          "client-disabled", TokensNotLive::ofDisabledClient,
          "enterprise-inactive", TokensNotLive::ofInactiveEnterprise,
          "token-expired", TokensNotLive::live);

  static String live(World world) {
    return world.token(world.tenant());
  }

  /** The answer to a request with a token that is not live for the named reason. */
  static <T> T with(String reason, World world, BiFunction<World, String, T> request) {
    String token = NOT_LIVE.get(reason).apply(world);
    if (!reason.equals("token-expired")) {
      return request.apply(world, token);
    }
    world.pass(Duration.ofDays(31));
    try {
      return request.apply(world, token);
    } finally {
      world.pass(Duration.ofDays(-31));
    }
  }

  /** The claims of one token under the signature of another. */
  private static String forged(World world) {
    String token = live(world);
    String other = live(world);
    return token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
  }

  private static String revoked(World world) {
    String token = live(world);
    var _ = world.http.form("/oauth/revoke", "token=" + token);
    return token;
  }

  static String ofDeletedClient(World world) {
    World.Tenant tenant = world.tenant();
    String token = world.token(tenant);
    world.delete(tenant);
    return token;
  }

  static String ofDisabledClient(World world) {
    World.Tenant tenant = world.tenant();
    String token = world.token(tenant);
    world.disable(tenant);
    return token;
  }

  static String ofInactiveEnterprise(World world) {
    World.Tenant tenant = world.tenant();
    String token = world.token(tenant);
    world.setEnterpriseActive(tenant, false);
    return token;
  }
}
