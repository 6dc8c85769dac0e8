package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.rfc.RfcSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

final class RfcOptionsTest {

  private static RfcSettings settings(String... args) {
    return CommandLine.populateCommand(new RfcOptions(), args).settings();
  }

  @Test
  void withoutOptionsTheContractIsAsItIsDocumented() {
    assertEquals(
        new RfcSettings(Duration.ofHours(1), SigningAlgorithm.RS256, false, 0, false), settings());
  }

  @Test
  void eachOptionDecidesOneThing() {
    assertEquals(
        new RfcSettings(Duration.ofMinutes(15), SigningAlgorithm.EDDSA, true, 120, true),
        settings(
            "--rfc-token-lifetime=15m",
            "--rfc-signing-algorithm=EdDSA",
            "--rfc-assertion-audience=issuer",
            "--rfc-rate-limit=120",
            "--rfc-rate-limit-status=429"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--rfc-token-lifetime=1",
        "--rfc-token-lifetime=0s",
        "--rfc-signing-algorithm=HS256",
        "--rfc-signing-algorithm=none",
        "--rfc-assertion-audience=all",
        "--rfc-rate-limit=-1",
        "--rfc-rate-limit-status=200"
      })
  void whatNoOptionKnowsIsRefused(String option) {
    assertThrows(ParameterException.class, () -> settings(option));
  }
}
