package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.command.Configuration;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.Issuer;
import dev.tollgate.http.contract.Contract;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.contract.RateLimit;
import dev.tollgate.http.contract.Setting;
import dev.tollgate.http.contract.SettingValues;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

final class ContractOptionsTest {

  private static final Folders FOLDERS = Folders.onClassPath();
  private static final Issuer ISSUER = new Issuer(() -> World.ISSUER);

  private static SettingValues values(Map<String, String> environment, String... args) {
    CommandSpec command = CommandSpec.create();
    ContractOptions options = new ContractOptions(FOLDERS);
    options.addTo(command);
    CommandLine line = new CommandLine(command);
    var _ =
        line.setDefaultValueProvider(
            new SettingDefaults(
                command, Settings.ofServe(command, FOLDERS), () -> new Configuration(environment)));
    var _ = line.parseArgs(args);
    return options.values(command);
  }

  private static Contract contract(String name) {
    return FOLDERS.contracts().stream()
        .filter(contract -> contract.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withoutOptionsTheContractsAreAsDocumented() {
    SettingValues usual = values(Map.of());

    assertEquals(Optional.of(SigningAlgorithm.RS256), contract("rfc").algorithm(usual));
    assertEquals(
        Duration.ofHours(1),
        contract("rfc").terms(usual, ISSUER).tokens().lifetime().orElseThrow());
    assertEquals(List.of(), contract("rfc").limits(usual));
    assertEquals(Duration.ofSeconds(10), contract("rfc").assertionLeeway(usual));
    assertEquals(
        Duration.ofDays(30),
        contract("cliquify").terms(usual, ISSUER).tokens().lifetime().orElseThrow());
    assertEquals(
        List.of(new RateLimit("/api", "--api-rate-limit", 60, true, false)),
        contract("cliquify").limits(usual));
    assertEquals(World.SCOPES, contract("cliquify").requiredScopes(usual).toString());
  }

  @Test
  void eachOptionDecidesOneThing() {
    SettingValues decided =
        values(
            Map.of(),
            "--rfc-token-lifetime=15m",
            "--rfc-signing-algorithm=EdDSA",
            "--rfc-rate-limit=120",
            "--rfc-clock-leeway=0s",
            "--rfc-rate-limit-status=429",
            "--token-lifetime=2d",
            "--required-scopes= b  a ",
            "--api-rate-limit=0",
            "--oauth-rate-limit=7");

    assertEquals(Optional.of(SigningAlgorithm.EDDSA), contract("rfc").algorithm(decided));
    assertEquals(Duration.ZERO, contract("rfc").assertionLeeway(decided));
    assertEquals(
        Duration.ofMinutes(15),
        contract("rfc").terms(decided, ISSUER).tokens().lifetime().orElseThrow());
    assertEquals(
        List.of(new RateLimit("/oauth2", "--rfc-rate-limit", 120, false, false)),
        contract("rfc").limits(decided));
    assertEquals(
        Duration.ofDays(2),
        contract("cliquify").terms(decided, ISSUER).tokens().lifetime().orElseThrow());
    assertEquals(
        List.of(new RateLimit("/oauth", "--oauth-rate-limit", 7, false, false)),
        contract("cliquify").limits(decided));
    assertEquals(2, contract("cliquify").requiredScopes(decided).values().size());
  }

  @Test
  void aVariableStandsForAnOptionThatWasNotGiven() {
    Map<String, String> environment = Map.of("TOLLGATE_RFC_RATE_LIMIT", "5");

    assertEquals(5, contract("rfc").limits(values(environment)).getFirst().perMinute());
    assertEquals(
        9,
        contract("rfc").limits(values(environment, "--rfc-rate-limit=9")).getFirst().perMinute());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--rfc-token-lifetime=1",
        "--rfc-token-lifetime=0s",
        "--rfc-token-lifetime=36501d",
        "--rfc-signing-algorithm=HS256",
        "--rfc-signing-algorithm=none",
        "--rfc-assertion-audience=all",
        "--rfc-clock-leeway=301s",
        "--rfc-rate-limit=-1",
        "--rfc-rate-limit=1000000001",
        "--rfc-rate-limit-status=200",
        "--required-scopes=a\\b"
      })
  void otherValuesAreRefused(String option) {
    assertThrows(ParameterException.class, () -> values(Map.of(), option));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rfc-rate-limit-status=200 | \"200\" is not offered. Give 503 or 429.",
        "--rfc-signing-algorithm=x | \"x\" is not offered. Give RS256, ES256 or EdDSA.",
        "--api-rate-limit=x | \"x\" is not a whole number from 0 to 1000000000.",
        "--token-lifetime=1y | \"1y\" is not a duration from 1s to 36500d. Give a whole number with"
            + " s, m, h or d, such as 30d."
      })
  void aRefusalSaysWhatToGive(String option, String sentence) {
    ParameterException refused =
        assertThrows(ParameterException.class, () -> values(Map.of(), option));

    assertTrue(refused.getMessage().endsWith(": " + sentence), refused.getMessage());
  }

  @Test
  void noTwoSettingsShareAnOption() {
    List<String> options = FOLDERS.settings().stream().map(Setting::option).toList();

    assertEquals(options.stream().distinct().toList(), options);
  }
}
