package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.bootstrap.Program.Ended;
import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.bootstrap.RawHttp.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server and the commands as people run them: processes that share an H2 store. */
final class ServeTest {

  @TempDir private Path directory;

  private Program program() {
    return new Program(directory, Map.of());
  }

  private static String form(Served served) {
    return "client_id="
        + served.after("client_id:")
        + "&client_secret="
        + served.after("client_secret:");
  }

  private static String token(RawHttp http, String form) {
    Reply reply = http.form("/oauth/access-token", form);
    assertEquals(200, reply.status(), reply.body());
    return reply.body().replaceAll(".*\"access_token\":\"|\".*", "");
  }

  private static String member(String json, String name) {
    return json.replaceAll("(?s).*\"" + name + "\": ?\"|\".*", "");
  }

  @Test
  void theDemoIsMadeOnceAndSurvivesAKilledServerWithItsTokens() throws Exception {
    String token;
    String revoked;
    List<String> first;
    try (Served served = program().serve("--demo")) {
      first = served.lines().stream().filter(line -> line.startsWith("client_")).toList();
      token = token(served.http(), form(served));
      revoked = token(served.http(), form(served));
      assertEquals(200, served.http().form("/oauth/revoke", "token=" + revoked).status());
      served.kill();
    }

    try (Served served = program().serve("--demo")) {
      List<String> second =
          served.lines().stream().filter(line -> line.startsWith("client_")).toList();
      assertEquals(2, first.size());
      assertEquals(first, second);
      assertEquals(200, served.http().form("/oauth/introspect", "token=" + token).status());
      assertEquals(422, served.http().form("/oauth/introspect", "token=" + revoked).status());
      assertEquals(200, served.http().get("/api/tags", "Authorization: Bearer " + token).status());
    }
  }

  @Test
  void everythingInTheDataDirectoryIsForItsOwnerOnlyWhateverItWas() throws Exception {
    try (Served served = program().serve("--demo")) {
      assertEquals(CLOSED, permissions());
      served.kill();
    }
    for (String file : CLOSED.keySet()) {
      Path _ = Files.setPosixFilePermissions(data(file), PosixFilePermissions.fromString(OPEN));
    }

    try (Served _ = program().serve()) {

      assertEquals(CLOSED, permissions());
    }
  }

  private static final String OPEN = "rwxr-xr-x";

  private static final Map<String, String> CLOSED =
      new TreeMap<>(
          Map.of(
              "", "rwx------",
              "database-password", "rw-------",
              "demo", "rw-------",
              "demo-user", "rw-------",
              "master.key", "rw-------",
              "tollgate.lock", "rw-------",
              "tollgate.mv.db", "rw-------",
              "tollgate.socket", "rw-------"));

  private Path data(String file) {
    return directory.resolve("data").resolve(file);
  }

  /** By file; the directory itself is the nameless one. */
  private Map<String, String> permissions() throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.walk(data(""))) {
      for (Path file : files.toList()) {
        boolean isDirectory = Files.isDirectory(file);
        all.put(
            isDirectory ? "" : file.getFileName().toString(),
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    return all;
  }

  @Test
  void besideItsHttpPortTheServerListensOnNoOther() throws Exception {
    try (Served served = program().serve()) {
      Set<String> sockets = new HashSet<>();
      try (Stream<Path> open = Files.list(Path.of("/proc/" + served.process().pid() + "/fd"))) {
        for (Path each : open.toList()) {
          sockets.add(Files.readSymbolicLink(each).toString());
        }
      }
      List<Integer> ports = new ArrayList<>();
      for (String table : List.of("tcp", "tcp6")) {
        for (String line : Files.readAllLines(Path.of("/proc/net", table))) {
          String[] words = line.strip().split(" +", -1);
          if (words[3].equals("0A") && sockets.contains("socket:[" + words[9] + "]")) {
            ports.add(Integer.parseInt(words[1].substring(words[1].indexOf(':') + 1), 16));
          }
        }
      }

      assertEquals(List.of(served.port()), ports);
    }
  }

  @Test
  void aRunningServerHonoursWhatAdministratorsDoWithinASecond() {
    try (Served served = program().serve("--api-rate-limit", "0")) {
      RawHttp http = served.http();
      String enterprise = id("enterprise_id", "enterprise", "create", "Acme");
      String company = id("company_id", "company", "create", "Brands", "--enterprise", enterprise);
      for (String scope : World.SCOPES.split(" ", -1)) {
        assertEquals(
            0, program().runHere("scope", "create", scope, "--description", "a scope").status());
      }
      Ended registered =
          program()
              .runHere(
                  "client",
                  "register",
                  "ci",
                  "--company",
                  company,
                  "--scope",
                  "profile:read",
                  "--scope",
                  "templates:read",
                  "--scope",
                  "assets:read",
                  "--format",
                  "json");
      String form =
          "client_id="
              + member(registered.out(), "client_id")
              + "&client_secret="
              + member(registered.out(), "client_secret");

      String token = token(http, form);
      String bearer = "Authorization: Bearer " + token;
      int live = http.get("/api/tags", bearer).status();
      Ended deactivated = program().runHere("enterprise", "deactivate", enterprise);
      Instant acknowledged = Instant.now();

      assertEquals(200, live);
      assertEquals(0, deactivated.status(), deactivated.err());
      assertEquals(401, within(acknowledged, 401, () -> http.get("/api/tags", bearer).status()));
      assertEquals(403, http.form("/oauth/access-token", form).status());
      assertEquals(0, program().runHere("enterprise", "activate", enterprise).status());
      assertEquals(200, within(Instant.now(), 200, () -> http.get("/api/tags", bearer).status()));
    }
  }

  private String id(String member, String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("--format", "json"));
    Ended ended = program().runHere(args.toArray(String[]::new));
    assertEquals(0, ended.status(), ended.err());
    return member(ended.out(), member);
  }

  /** Asks again for a little more than the second that a change may take. */
  private static int within(Instant since, int expected, Supplier<Integer> status) {
    int last = status.get();
    while (last != expected
        && Duration.between(since, Instant.now()).compareTo(Duration.ofMillis(1_500)) < 0) {
      last = status.get();
    }
    return last;
  }
}
