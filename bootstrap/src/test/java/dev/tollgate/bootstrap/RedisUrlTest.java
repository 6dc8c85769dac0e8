package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the setting {@code limits-redis} is read; nothing repeats the password in it. */
final class RedisUrlTest {

  private static final String VARIABLE = "TOLLGATE_LIMITS_REDIS";

  @TempDir private Path directory;

  private Ended run(Map<String, String> environment, String... args) {
    return new Program(directory, environment).runHere(args);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://:hidden@127.0.0.1",
        "redis://:hidden@",
        "redis://:hidden@127.0.0.1/name",
        "redis://:hidden@127.0.0.1?timeout=1s",
        "redis://:hid den@127.0.0.1",
        "hidden"
      })
  void whatIsNoUrlOfARedisIsRefusedAndNotRepeated(String url) {
    List<Ended> ended =
        List.of(
            run(Map.of(), "serve", "--storage", "memory:", "--limits-redis", url),
            run(Map.of(VARIABLE, url), "serve", "--storage", "memory:"),
            run(Map.of(VARIABLE, url), "config", "check"));

    for (Ended each : ended) {
      assertTrue(each.status() > 0, each.out());
      assertTrue(each.err().contains("This is not the URL of a Redis"), each.err());
      assertFalse((each.out() + each.err()).contains("hid"), each.out() + each.err());
    }
  }

  @Test
  void aFileMayHoldTheUrlAndNobodyShowsIt() throws IOException {
    Path file = Files.writeString(directory.resolve("url"), "redis://:hidden@127.0.0.1:1/2\n");
    Path wrong = Files.writeString(directory.resolve("wrong"), "hidden");

    Ended valid = run(Map.of(VARIABLE + "_FILE", "" + file), "config", "check");
    Ended invalid = run(Map.of(VARIABLE + "_FILE", "" + wrong), "config", "check");
    Ended shown = run(Map.of(VARIABLE, "redis://:hidden@127.0.0.1:1/2"), "config", "show");

    assertEquals(0, valid.status(), valid.err());
    assertTrue(invalid.err().contains(VARIABLE + ": This is not the URL"), invalid.err());
    assertTrue(shown.out().contains("limits-redis"), shown.out());
    assertFalse((shown.out() + invalid.err()).contains("hidden"), shown.out());
  }
}
