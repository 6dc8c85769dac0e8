package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.Program.Served;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server with a demo prints works when it is pasted. */
@Tag("full")
final class PrintedDemoTest {

  @TempDir private static Path directory;

  private static Served served;

  @BeforeAll
  static void serve() {
    served =
        new Program(directory, Map.of()).serve("--host", "::1", "--demo", "--storage", "memory:");
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void everyPrintedCommandRunsAndTheMetadataNamesTheAddress() throws Exception {
    String base = served.after("Tollgate listens on ");
    List<String> commands =
        served.lines().stream()
            .filter(line -> line.startsWith("curl ") || line.startsWith("TOKEN="))
            .toList();

    String said = PrintedLinesTest.shell("set -e\n" + String.join("\n", commands));

    assertTrue(base.matches("http://\\[::1]:[0-9]+"), base);
    assertEquals(
        List.of(
            "200", "200", "401", "422", "401", "200", "401", "401", "401", "400", "400", "204",
            "403", "200", "200", "200", "401", "401", "400", "401"),
        Pattern.compile("HTTP/1.1 ([0-9]+)")
            .matcher(said)
            .results()
            .map(it -> it.group(1))
            .toList(),
        said);
    assertTrue(said.contains("\"issuer\":\"" + base + "\""), said);
  }

  @Test
  void theDemoUserConnectsTheDemoCompanyAtThePrintedAddress() throws Exception {
    try (PlainSurfer surfer = new PlainSurfer(served.after("Tollgate listens on "))) {
      surfer.open(served.after("# " + served.after("Tollgate listens on ")));
      surfer.fill("Email", served.after("email: "));
      surfer.fill("Password", served.after("password: "));
      surfer.press("Sign in");
      assertTrue(surfer.text().contains("For Demo Company"), surfer.text());
      assertEquals(
          1, surfer.text().split("Can change or delete data", -1).length - 1, surfer.text());

      surfer.press("Authorize");

      assertEquals("Connection complete", surfer.heading());
      String address = surfer.addressOf("Continue to your app");
      String code = address.replaceAll(".*[?&]code=([^&]*).*", "$1");
      String tokens = commented("CODE", "CODE", code);
      String minted =
          commented(
              "GRANT",
              "GRANT",
              member(tokens, "grant_id"),
              "ACCESS_TOKEN",
              member(tokens, "access_token"));
      String organizations =
          commented(
              "INSTALLATION_TOKEN", "INSTALLATION_TOKEN", member(minted, "installation_token"));
      assertTrue(organizations.contains("\"name\":\"Demo Company\""), organizations);
    }
  }

  /** Runs the commented line that contains a word, with words replaced. */
  private static String commented(String word, String... replacements) throws Exception {
    String line =
        served.lines().stream()
            .filter(it -> it.startsWith("# curl ") && it.contains(word))
            .findFirst()
            .orElseThrow()
            .substring(2);
    for (int i = 0; i < replacements.length; i += 2) {
      line = line.replace(replacements[i], replacements[i + 1]);
    }
    return PrintedLinesTest.shell(line);
  }

  private static String member(String json, String name) {
    Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
    assertTrue(found.find(), json);
    return found.group(1);
  }
}
