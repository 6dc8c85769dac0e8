package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the metrics tell about requests. */
final class MetricsJourneyTest {

  /** The rest of each line that begins like this, if it counted something. */
  private static List<String> counts(World world, String beginning) {
    return world
        .metrics
        .answer("")
        .body()
        .lines()
        .filter(line -> line.startsWith(beginning) && !line.matches(".* 0(\\.0)?"))
        .map(line -> line.substring(beginning.length()))
        .sorted()
        .toList();
  }

  @Test
  void repliesAreCountedByContractLayerAndName() {
    try (World world = new World()) {
      World.Tenant tenant = world.tenant();
      String token = world.token(tenant);
      var _ = world.token(tenant);
      var _ = world.form("/oauth/access-token", "client_id=a&client_secret=b");
      var _ = world.get("/guard/cliquify", "Authorization: Bearer " + token);

      assertEquals(
          List.of(
              "layer=\"api\",name=\"permitted\",status=\"204\"} 1.0",
              "layer=\"token\",name=\"issued\",status=\"200\"} 2.0",
              "layer=\"token\",name=\"token-invalid-client\",status=\"401\"} 1.0"),
          counts(world, "tollgate_replies_total{contract=\"cliquify\","));
      assertEquals(
          List.of("operation=\"guard\"} 1", "operation=\"issue\"} 3"),
          counts(world, "tollgate_request_seconds_count{contract=\"cliquify\","));
      assertEquals(
          List.of("algorithm=\"RS256\"} 2"), counts(world, "tollgate_signing_seconds_count{"));
    }
  }

  @Test
  void requestsOverALimitAreCounted() {
    try (World world = new World()) {
      for (int i = 0; i < World.PER_MINUTE + 2; i++) {
        var _ = world.form("/oauth/revoke", "token=a", "X-Forwarded-For: 192.0.2.9");
      }

      assertEquals(
          List.of("contract=\"cliquify\"} 2.0"), counts(world, "tollgate_limit_hits_total{"));
      assertEquals(
          List.of("operation=\"revoke\"} " + (World.PER_MINUTE + 2)),
          counts(world, "tollgate_request_seconds_count{contract=\"cliquify\","));
    }
  }
}
