package dev.tollgate.bootstrap;

import dev.tollgate.bootstrap.World.Tenant;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Tokens of a contract that are not live, each for its own reason, by its name in references. */
final class TokensNotLive {

  static final TokensNotLive CLIQUIFY = new TokensNotLive(World::token);
  static final TokensNotLive RFC = new TokensNotLive(World::rfcToken);

  private static final Duration LONGER_THAN_ANY = Duration.ofDays(31);

  private final BiFunction<World, Tenant, String> issue;
  private final Map<String, Function<World, String>> notLive;

  private TokensNotLive(BiFunction<World, Tenant, String> issue) {
    this.issue = issue;
    this.notLive =
        Map.of(
            "token-malformed", _ -> "no.token",
            "token-forged", this::forged,
            "token-revoked", this::revoked,
            "token-expired", this::live,
            "token-unknown", world -> after(world, World::delete),
            "client-disabled", world -> after(world, World::disable),
            "enterprise-inactive",
                world -> after(world, (w, tenant) -> w.setEnterpriseActive(tenant, false)),
            "company-inactive",
                world -> after(world, (w, tenant) -> w.setCompanyActive(tenant, false)));
  }

  String live(World world) {
    return issue.apply(world, world.tenant());
  }

  /** The answer to a request with a token that is not live for the named reason. */
  <T> T with(String reason, World world, BiFunction<World, String, T> request) {
    String token = notLive.get(reason).apply(world);
    if (!reason.equals("token-expired")) {
      return request.apply(world, token);
    }
    world.pass(LONGER_THAN_ANY);
    try {
      return request.apply(world, token);
    } finally {
      world.pass(LONGER_THAN_ANY.negated());
    }
  }

  /** The claims of one token under the signature of another. */
  private String forged(World world) {
    String token = live(world);
    String other = live(world);
    return token.substring(0, token.lastIndexOf('.')) + other.substring(other.lastIndexOf('.'));
  }

  private String revoked(World world) {
    String token = live(world);
    world.revoke(token);
    return token;
  }

  /** A token whose client or tenants met with something since. */
  private String after(World world, BiConsumer<World, Tenant> event) {
    Tenant tenant = world.tenant();
    String token = issue.apply(world, tenant);
    event.accept(world, tenant);
    return token;
  }
}
