package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.storage.Eventually;
import dev.tollgate.bootstrap.Program.Ended;
import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.bootstrap.RawHttp.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server and the commands as people run them: processes that share an H2 store. A server makes
 * the demo and is killed, its files are opened to everybody, and another server takes over.
 */
@Tag("full")
final class ServeTest {

  @TempDir private static Path directory;

  private static List<String> demo;
  private static String token;
  private static String revoked;
  private static Map<String, String> permissions;
  private static Served served;

  @BeforeAll
  static void serveTwice() throws Exception {
    try (Served first = program().serve("--demo")) {
      demo = demo(first);
      token = token(first.http(), form(first));
      revoked = token(first.http(), form(first));
      assertEquals(200, first.http().form("/oauth/revoke", "token=" + revoked).status());
      permissions = permissions();
    }
    for (String file : CLOSED.keySet()) {
      Path _ = Files.setPosixFilePermissions(data(file), PosixFilePermissions.fromString(OPEN));
    }
    served = program().serve("--demo", "--api-rate-limit", "0");
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static Program program() {
    return new Program(directory, Map.of());
  }

  private static List<String> demo(Served served) {
    return served.lines().stream().filter(line -> line.startsWith("client_")).toList();
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
  void theDemoIsMadeOnceAndSurvivesAKilledServerWithItsTokens() {
    assertEquals(2, demo.size());
    assertEquals(demo, demo(served));
    assertEquals(200, served.http().form("/oauth/introspect", "token=" + token).status());
    assertEquals(422, served.http().form("/oauth/introspect", "token=" + revoked).status());
    assertEquals(200, served.http().get("/api/tags", "Authorization: Bearer " + token).status());
  }

  @Test
  void everythingInTheDataDirectoryIsForItsOwnerOnlyWhateverItWas() throws IOException {
    assertEquals(CLOSED, permissions);
    assertEquals(CLOSED, permissions());
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

  private static Path data(String file) {
    return directory.resolve("data").resolve(file);
  }

  /** By file; the directory itself is the nameless one. */
  private static Map<String, String> permissions() throws IOException {
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
  void besideItsHttpPortTheServerListensOnNoOther() throws IOException {
    Set<String> sockets = openFiles(served.process().pid());
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

  /** What the descriptors of a process lead to, but for those that it closes meanwhile. */
  private static Set<String> openFiles(long process) throws IOException {
    Set<String> files = new HashSet<>();
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + process + "/fd"))) {
      for (Path descriptor : descriptors.toList()) {
        try {
          files.add(Files.readSymbolicLink(descriptor).toString());
        } catch (NoSuchFileException _) {
          // closed meanwhile
        }
      }
    }
    return files;
  }

  @Test
  void aRunningServerHonoursWhatAdministratorsDoWithinASecond() throws Exception {
    RawHttp http = served.http();
    String enterprise = id("enterprise_id", "enterprise", "create", "Acme");
    String company = id("company_id", "company", "create", "Brands", "--enterprise", enterprise);
    List<String> register =
        new ArrayList<>(List.of("client", "register", "ci", "--company", company));
    for (String scope : World.SCOPES.split(" ", -1)) {
      register.addAll(List.of("--scope", scope));
    }
    register.addAll(List.of("--format", "json"));
    Ended registered = program().runHere(register.toArray(String[]::new));
    String form =
        "client_id="
            + member(registered.out(), "client_id")
            + "&client_secret="
            + member(registered.out(), "client_secret");

    String bearer = "Authorization: Bearer " + token(http, form);
    int live = http.get("/api/tags", bearer).status();
    Ended deactivated = program().runHere("enterprise", "deactivate", enterprise);

    assertEquals(200, live);
    assertEquals(0, deactivated.status(), deactivated.err());
    awaitStatus(401, http, bearer);
    assertEquals(403, http.form("/oauth/access-token", form).status());
    assertEquals(0, program().runHere("enterprise", "activate", enterprise).status());
    awaitStatus(200, http, bearer);
  }

  private static String id(String member, String... command) {
    List<String> args = new ArrayList<>(List.of(command));
    args.addAll(List.of("--format", "json"));
    Ended ended = program().runHere(args.toArray(String[]::new));
    assertEquals(0, ended.status(), ended.err());
    return member(ended.out(), member);
  }

  /** A little more than a second, at whose end the change holds, however slow the machine is. */
  private static void awaitStatus(int status, RawHttp http, String bearer) throws Exception {
    Eventually.within(
        Duration.ofMillis(1_500),
        "status " + status,
        () -> http.get("/api/tags", bearer).status() == status);
  }
}
