package dev.tollgate.persistence.jdbc.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.application.storage.StorageMisconfigured;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolLimitsTest {

  @Test
  void thereAreDefaults() {
    assertEquals(new PoolLimits(16, Duration.ofSeconds(2)), PoolLimits.of(Map.of()));
  }

  @Test
  void bothAreRead() {
    assertEquals(
        new PoolLimits(999, Duration.ofSeconds(30)),
        PoolLimits.of(Map.of("pool-size", "999", "timeout", "30s")));
    assertEquals(
        new PoolLimits(1, Duration.ofMinutes(2)),
        PoolLimits.of(Map.of("pool-size", "1", "timeout", "2m")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "many", "1000", "1.5", " 3"})
  void otherSizesAreRefused(String size) {
    StorageMisconfigured refusal =
        assertThrows(StorageMisconfigured.class, () -> PoolLimits.of(Map.of("pool-size", size)));

    assertEquals("The storage's pool size must be a number from 1 to 999.", refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0s", "2h", "2 s", "1000s", "soon"})
  void otherTimeoutsAreRefused(String timeout) {
    StorageMisconfigured refusal =
        assertThrows(StorageMisconfigured.class, () -> PoolLimits.of(Map.of("timeout", timeout)));

    assertEquals(
        "The storage's timeout must be a whole number from 1 to 999 with s or m, like 2s.",
        refusal.getMessage());
  }
}
