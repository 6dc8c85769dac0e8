package dev.tollgate.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.TokenSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSettingsTest {

  private final Program program = Program.withOneOfEach();

  private TokenSettings settings(String client) {
    return program.store.clients().find(new ClientId(client)).orElseThrow().tokenSettings();
  }

  private Run update(String... options) {
    String[] args = new String[options.length + 3];
    System.arraycopy(new String[] {"client", "update", "website"}, 0, args, 0, 3);
    System.arraycopy(options, 0, args, 3, options.length);
    return program.run(args);
  }

  @Test
  void lifetimeAndClaimsAreSetAtRegistrationAndShown() {
    Run run =
        program.run(
            "client register Shop --company com_1 --id shop --token-lifetime 90m --claim"
                + " 'tier=\"gold\"' --claim 'https://e.x/a={\"b\":[1,true]}'");
    Run json = program.run("client show shop --format json");
    Run yaml = program.run("client show shop --format yaml");

    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("\nTOKEN LIFETIME             90m\n"), run.out());
    assertTrue(
        json.out()
            .contains(
                "\"token_lifetime\":\"90m\",\"claims\":"
                    + "{\"https://e.x/a\":{\"b\":[1,true]},\"tier\":\"gold\"},"),
        json.out());
    assertTrue(yaml.out().contains("token_lifetime: 90m\n"), yaml.out());
    assertTrue(yaml.out().contains("  tier: gold\n"), yaml.out());
  }

  @Test
  void lifetimeAndClaimsAreChangedTriedAndTakenAway() {
    Run tried = update("--token-lifetime", "5m", "--dry-run");
    TokenSettings untouched = settings("website");
    Run set = update("--token-lifetime", "5m", "--claim", "a=1", "--claim", "b=2", "--name", "N");
    TokenSettings changed = settings("website");
    Run unset = update("--remove-token-lifetime", "--remove-claim", "a");

    assertEquals(List.of(0, 0, 0), List.of(tried.status(), set.status(), unset.status()));
    assertEquals(TokenSettings.NONE, untouched);
    assertEquals(
        new TokenSettings(
            Optional.of(Duration.ofMinutes(5)), new CustomClaims("{\"a\":1,\"b\":2}")),
        changed);
    assertEquals(
        new TokenSettings(Optional.empty(), new CustomClaims("{\"b\":2}")), settings("website"));
  }

  @Test
  void theClaimsOfACompanyAreChangedAndTried() {
    Run tried = program.run("company update com_1 --claim a=1 --dry-run");
    Run set = program.run("company update com_1 --claim a=1 --claim b=2");
    Run unset = program.run("company update com_1 --remove-claim a");

    assertEquals(List.of(0, 0, 0), List.of(tried.status(), set.status(), unset.status()));
    assertTrue(set.out().contains("CLAIMS           {\"a\":1,\"b\":2}\n"), set.out());
    assertEquals(
        new CustomClaims("{\"b\":2}"),
        program.store.companies().find(new CompanyId("com_1")).orElseThrow().claims());
  }

  @Test
  void aReservedNameIsRefusedWithTheListAndNothingIsChanged() {
    Run client = update("--name", "Other", "--claim", "client_id=\"root\"");
    Run company = program.run("company update com_1 --claim 'scope=\"admin\"'");

    for (Run run : List.of(client, company)) {
      assertEquals(1, run.status());
      assertTrue(run.err().contains("is reserved"), run.err());
      assertTrue(run.err().contains("acr, act, active, amr, aud,"), run.err());
    }
    assertTrue(program.run("client show website").out().contains("Client website"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "--token-lifetime"})
  void whatIsNoClaimIsAMistakeOfUsage(String text) {
    assertEquals(2, update("--claim", text).status());
  }

  @Test
  void aLifetimeIsSetOrRemoved() {
    assertEquals(2, update("--token-lifetime", "5m", "--remove-token-lifetime").status());
    assertEquals(2, update("--token-lifetime", "0s").status());
    assertEquals(2, update().status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=", "a=x", "a=null", "a=1 2", "a=9007199254740993"})
  void aValueThatIsNoJsonIsRefused(String claim) {
    Run run = update("--claim", claim);

    assertEquals(1, run.status());
    assertTrue(run.err().startsWith("The value of claim \"a\" is not a JSON value"), run.err());
  }
}
