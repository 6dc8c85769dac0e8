package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.Program.Ended;
import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.bootstrap.RawHttp.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A contract is one folder on the class path: nothing else names the one called greeting. */
@Tag("full")
final class NewContractTest {

  private static final Path FOLDER = Path.of("src", "test", "contracts").toAbsolutePath();

  @TempDir private Path directory;

  private Program program() {
    return new Program(directory, Map.of("TOLLGATE_GREETING_RATE_LIMIT", "4")).with(FOLDER);
  }

  @Test
  void aFolderOnTheClassPathIsServedLimitedAndDescribed() {
    try (Served served = program().serve("--storage", "memory:", "--greeting-word", "goodbye")) {
      RawHttp http = served.http();

      Reply greeting = http.get("/greeting");
      Reply missing = http.get("/greeting/nothing");
      for (int i = 0; i < 3; i++) {
        Reply _ = http.get("/greeting");
      }
      Reply limited = http.get("/greeting");

      assertTrue(List.of(served.after("Contracts:").split(", ", -1)).contains("greeting"));
      assertEquals("{\"greeting\":\"goodbye\"}", greeting.body());
      assertEquals("4 3", greeting.rateLimit());
      assertEquals(404, missing.status());
      assertEquals(429, limited.status());
      assertTrue(http.get("/errors/greeting").body().contains("\"name\":\"not-found\""));
      assertTrue(
          http.get("/errors/greeting", "Accept: text/html").body().contains("id=\"not-found\""));
      assertTrue(http.get("/errors").body().contains("\"contract\":\"greeting\""));
      assertTrue(http.get("/openapi.yaml").body().contains("operationId: greetingGreet"));
      assertTrue(
          http.get("/").body().contains("{\"path\":\"/greeting\",\"title\":\"A greeting\"}"));
    }
  }

  @Test
  void itsSettingsAreOptionsAndVariablesOfServe() {
    Ended help = program().run("serve", "--help");
    Ended bad = program().run("serve", "--greeting-word", "hi");

    assertEquals(0, help.status(), help.err());
    assertTrue(help.out().contains("\nContract greeting:\n"), help.out());
    assertTrue(help.out().contains("--greeting-word=WORD"), help.out());
    assertTrue(help.out().contains("(TOLLGATE_GREETING_WORD; default hello)"), help.out());
    assertEquals(2, bad.status());
    assertTrue(bad.err().contains("\"hi\" is not offered. Give hello or goodbye."), bad.err());
  }

  @Test
  void aMistakeInItsErrorsEndsTheStartWithOneSentence() throws IOException {
    Path folder = Path.of("dev", "tollgate", "http", "greeting");
    Path copy = Files.createDirectories(directory.resolve("mistaken").resolve(folder));
    for (String name : List.of("api.yaml", "errors.yaml")) {
      String text = Files.readString(FOLDER.resolve(folder).resolve(name));
      Path _ =
          Files.writeString(
              copy.resolve(name), text.replace("name: not-found", "name: nothing-found"));
    }

    Ended ended =
        new Program(directory, Map.of())
            .with(directory.resolve("mistaken"))
            .run("serve", "--port", "0", "--storage", "memory:");

    assertEquals(1, ended.status());
    assertEquals(
        "greeting/errors.yaml, not-found: there is no such entry, but layer greeting returns it for"
            + " Fault.NotFound.\n",
        ended.err());
  }

  @Test
  void withoutItsFolderItIsNotThere() {
    Ended help = new Program(directory, Map.of()).runHere("serve", "--help");

    assertEquals(0, help.status());
    assertTrue(help.out().contains("\nContract rfc:\n"), help.out());
    assertTrue(!help.out().contains("greeting"), help.out());
  }
}
