package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.bootstrap.Program.Ended;
import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.cli.command.ShellLine;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.contract.SettingValues;
import dev.tollgate.http.peer.ProxySettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server prints works when it is pasted. */
final class PrintedLinesTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, http://127.0.0.1:8080, false",
    "localhost, http://localhost:8080, false",
    "::1, http://[::1]:8080, false",
    "[::1], http://[::1]:8080, false",
    "fe80::1%eth0, http://[fe80::1%25eth0]:8080, false",
    "192.168.1.5, http://192.168.1.5:8080, false",
    "0.0.0.0, http://127.0.0.1:8080, true",
    "::, http://[::1]:8080, true"
  })
  void theUrlOfAnAddressReachesItFromThisMachine(String host, String url, boolean everywhere) {
    ListenAddress address = new ListenAddress(host, 8080);

    assertEquals(url, address.url());
    assertEquals(everywhere, address.isEverywhere());
  }

  @Tag("full")
  @Test
  void aServerOnAllAddressesPrintsOneThatAnswers() throws Exception {
    try (Served served =
        new Program(directory, Map.of())
            .serve(
                "--host",
                "0.0.0.0",
                "--issuer",
                "HTTPS://auth.example.com",
                "--storage",
                "memory:")) {
      String base = served.after("Tollgate listens on ");

      assertEquals(200, status(base + "/health"));
      assertTrue(served.lines().contains("Issuer: https://auth.example.com"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "two words",
        "it's",
        "\"quoted\"",
        "$HOME",
        "!!",
        "`id`",
        "a;b",
        "~",
        "*"
      })
  void aQuotedWordReachesACommandAsItIs(String word) throws Exception {
    assertEquals(word, shell("printf %s " + ShellLine.word(word)));
  }

  @Test
  void everyCommandForAnEmptyStoreRunsAsItIsPrinted() throws Exception {
    Path data = directory.resolve("it's my $data!");
    List<String> printed;
    try (Storage storage = Stores.open("memory:", directory, Map.of())) {
      printed =
          new Announcement(
                  new ListenAddress("::1", 1),
                  new ServerSettings(
                      "::1",
                      1,
                      Optional.empty(),
                      Folders.onClassPath(),
                      new SettingValues(Map.of("--required-scopes", "a$b it's !! -x")),
                      new ProxySettings(List.of())),
                  new StoreOptions(data, "h2:" + data))
              .lines(storage, Optional.empty()).stream()
                  .filter(line -> line.startsWith("  tollgate "))
                  .toList();
    }
    assertEquals(7, printed.size(), printed.toString());

    String enterprise = "";
    String company = "";
    for (String line : printed) {
      Ended ended = run(line.replace("ENTERPRISE_ID", enterprise).replace("COMPANY_ID", company));
      assertEquals(0, ended.status(), line + ended.err());
      enterprise = member(ended, "enterprise_id").orElse(enterprise);
      company = member(ended, "company_id").orElse(company);
    }
  }

  /** The words that a shell makes of a printed line, run in this process. */
  private Ended run(String line) throws Exception {
    String words =
        shell(
            "tollgate() { printf '%s\\n' \"$@\"; }\n"
                + line.replace("tollgate ", "tollgate --format json "));
    return new Program(directory, Map.of()).runHere(words.lines().toArray(String[]::new));
  }

  private static Optional<String> member(Ended ended, String name) {
    Matcher found = Pattern.compile("\"" + name + "\": ?\"([^\"]*)\"").matcher(ended.out());
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  @Test
  void noUrlOfTheWalkHasBracketsThatAShellTakesForAPattern() {
    String walk =
        Demo.walk(
            new Demo.Credentials("id", "secret"),
            "app",
            "http://[::1]:8080",
            Folders.onClassPath());

    List<String> bare =
        walk.lines()
            .filter(line -> !line.startsWith("#"))
            .filter(line -> line.replaceAll("\"[^\"]*\"", "").contains("["))
            .toList();

    assertEquals(List.of(), bare);
    assertFalse(walk.contains("BASE"), walk);
  }

  private static int status(String url) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(url)).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  static String shell(String script) throws IOException, InterruptedException {
    Process shell = new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, shell.waitFor(), said);
    return said;
  }
}
