package dev.tollgate.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretCommandsTest {

  private final Program program =
      Program.withOneOfEach()
          .client(
              "shop",
              Optional.of("com_1"),
              true,
              Program.aSecret("sec_1"),
              Program.aSecret("sec_2", Optional.of(Program.NOW.plusMillis(1)), Optional.empty()),
              Program.aSecret("sec_3", Optional.of(Program.NOW), Optional.empty()),
              Program.aSecret("sec_4", Optional.empty(), Optional.of(Program.NOW)));

  @Test
  void addShowsTheNewSecretAndSaysThatItIsTheOnlySightOfIt() {
    Run run = program.run("client secret add website");

    assertEquals(
        new Run(
            0,
            """
            CLIENT ID      website
            CLIENT SECRET  tgs_RSypmYy0g7q8Cy3Bix1RNPYPkQZ1YDzTcm0m5cTRwwy0PkLyQ
            SECRET ID      sec_0mjwaidkex1avw8r
            CREATED AT     2026-01-02T03:04:05Z
            EXPIRES AT     -
            """,
            "Save the client secret now: it is not stored and cannot be shown again.\n"),
        run);
  }

  @Test
  void addAnswersOneJsonObject() {
    Run run = program.run("client secret add website --expires-in 30d --format json");

    assertEquals(
        new Run(
            0,
            """
            {"client_id":"website","client_secret":"tgs_RSypmYy0g7q8Cy3Bix1RNPYPkQZ1YDzTcm0m5cTRwwy0PkLyQ","secret_id":"sec_0mjwaidkex1avw8r","created_at":"2026-01-02T03:04:05.678Z","expires_at":"2026-02-01T03:04:05.678Z"}
            """,
            ""),
        run);
  }

  @Test
  void addAnswersOneYamlMapping() {
    Run run = program.run("client secret add website --expires-in 90s --format yaml");

    assertEquals(
        new Run(
            0,
            """
            client_id: website
            client_secret: tgs_RSypmYy0g7q8Cy3Bix1RNPYPkQZ1YDzTcm0m5cTRwwy0PkLyQ
            secret_id: sec_0mjwaidkex1avw8r
            created_at: '2026-01-02T03:04:05.678Z'
            expires_at: '2026-01-02T03:05:35.678Z'
            """,
            ""),
        run);
  }

  @ParameterizedTest
  @CsvSource({
    "1s, 2026-01-02T03:04:06.678Z",
    "15m, 2026-01-02T03:19:05.678Z",
    "012h, 2026-01-02T15:04:05.678Z",
    "36500d, 2125-12-09T03:04:05.678Z",
  })
  void aDurationIsAWholeNumberOfSecondsMinutesHoursOrDays(String duration, String end) {
    Run run =
        program.run(
            "client", "secret", "add", "website", "--expires-in", duration, "--format", "json");

    assertTrue(run.out().endsWith("\"expires_at\":\"" + end + "\"}\n"), run.out());
  }

  @Test
  void listIsATableWithTheStatusOfEach() {
    Run run = program.run("client secret list shop");

    assertEquals(
        new Run(
            0,
            """
            SECRET ID  CREATED AT            EXPIRES AT            STATUS
            sec_1      2026-01-02T03:03:05Z  -                     active
            sec_2      2026-01-02T03:03:05Z  2026-01-02T03:04:05Z  active
            sec_3      2026-01-02T03:03:05Z  2026-01-02T03:04:05Z  expired
            sec_4      2026-01-02T03:03:05Z  -                     revoked
            """,
            ""),
        run);
  }

  @Test
  void listIsABareJsonArray() {
    Run run = program.run("client secret list shop --format json");

    assertEquals(
        new Run(
            0,
            """
            [{"secret_id":"sec_1","created_at":"2026-01-02T03:03:05.678Z","expires_at":null,"status":"active"},{"secret_id":"sec_2","created_at":"2026-01-02T03:03:05.678Z","expires_at":"2026-01-02T03:04:05.679Z","status":"active"},{"secret_id":"sec_3","created_at":"2026-01-02T03:03:05.678Z","expires_at":"2026-01-02T03:04:05.678Z","status":"expired"},{"secret_id":"sec_4","created_at":"2026-01-02T03:03:05.678Z","expires_at":null,"status":"revoked"}]
            """,
            ""),
        run);
  }

  @Test
  void listIsAYamlSequence() {
    Run run = program.run("client secret list website --format yaml");

    assertEquals(
        new Run(
            0,
            """
            - secret_id: sec_1
              created_at: '2026-01-02T03:03:05.678Z'
              expires_at: null
              status: active
            """,
            ""),
        run);
  }

  @Test
  void revokeAnswersWithTheSecretAsItIsNow() {
    Run run = program.run("client secret revoke shop sec_1 --format json");

    assertEquals(
        new Run(
            0,
            """
            {"secret_id":"sec_1","created_at":"2026-01-02T03:03:05.678Z","expires_at":null,"status":"revoked"}
            """,
            ""),
        run);
  }

  @Test
  void noSecretIsShownTwiceAndNoDigestEver() {
    String shown =
        program.run("client register New --company com_1 --id new").out()
            + program.run("client secret add new").out();
    List<ClientSecret> kept =
        program.store.clients().find(new ClientId("new")).orElseThrow().secrets();

    StringBuilder later = new StringBuilder();
    for (String format : List.of("table", "json", "yaml")) {
      for (String command :
          List.of(
              "client show new",
              "client list",
              "client disable new",
              "client enable new",
              "client unlink new",
              "client link new --company com_1",
              "client secret list new",
              "client secret revoke new " + kept.getFirst().id())) {
        later.append(program.run((command + " --format " + format).split(" ")));
      }
    }

    String said = later.toString();
    assertEquals(2, kept.stream().map(ClientSecret::digest).distinct().count());
    assertEquals(3, shown.split("tgs_", -1).length);
    assertFalse(said.contains("tgs_"), said);
    for (ClientSecret secret : kept) {
      assertFalse(said.contains(secret.digest().hex()), said);
      assertFalse(shown.contains(secret.digest().hex()), shown);
    }
  }

  @Test
  void rotatePutsANewSecretInThePlaceOfAllOthers() {
    Program two =
        new Program()
            .enterprise("ent_1", "Acme", true)
            .company("com_1", "ent_1", "Acme Paints", true)
            .client(
                "website",
                Optional.of("com_1"),
                true,
                Program.aSecret("sec_1"),
                Program.aSecret("sec_2"));

    Run run = two.run("client secret rotate website --format json");

    List<ClientSecret> secrets =
        two.store.clients().find(new ClientId("website")).orElseThrow().secrets();
    assertEquals(0, run.status());
    assertTrue(run.out().contains("\"client_secret\":\"tgs_"), run.out());
    assertEquals(
        List.of(true, true, false), secrets.stream().map(ClientSecret::isRevoked).toList());
    assertTrue(run.out().contains("\"secret_id\":\"" + secrets.getLast().id() + "\""), run.out());
  }
}
