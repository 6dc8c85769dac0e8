package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.bootstrap.Program.Ended;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.persistence.jdbc.DatabaseServer;
import dev.tollgate.persistence.jdbc.MariaDbServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The commands of docs/backup.md for database servers, and what a restored store forgets. */
@Tag("full")
@ResourceLock(MariaDbServer.LOCK)
final class RestoreTest {

  private static final Pattern BLOCK = Pattern.compile("```console\\n(.*?)```", Pattern.DOTALL);
  private static final String PROMPT = "$ ";
  private static final String BACKED_UP = "tollgate";
  private static final String RESTORED = "restored";

  @TempDir private Path directory;

  @Test
  void postgresqlIsRestoredWithWhatTheDocumentSaysOfRevocations() throws Exception {
    try (DebianPostgres server = DebianPostgres.start(directory)) {
      Map<String, String> environment = server.environment();
      run("createdb " + BACKED_UP, environment);

      assertRestored(server::url, documented("pg_dump "), environment);
    }
  }

  @Test
  void mariaDbIsRestoredWithWhatTheDocumentSaysOfRevocations() throws Exception {
    MariaDbServer server = MariaDbServer.shared();
    server.create(BACKED_UP);
    Path _ =
        Files.writeString(
            directory.resolve(".my.cnf"),
            "[client]\nprotocol=tcp\nhost=127.0.0.1\nport=%s\nuser=%s\npassword=\"%s\"\n"
                .formatted(
                    server.url("").replaceAll(".*:(\\d+)/", "$1"),
                    DatabaseServer.USER,
                    DatabaseServer.PASSWORD));

    assertRestored(
        database ->
            server.url(database)
                + "?user="
                + DatabaseServer.USER
                + "&password="
                + CodeFlowClient.encoded(DatabaseServer.PASSWORD).replace("+", "%20"),
        documented("mariadb-dump "),
        Map.of("HOME", directory.toString()));
  }

  /** The commands of the block with this one. */
  private static List<String> documented(String command) throws IOException {
    return BLOCK
        .matcher(Files.readString(Path.of("..", "docs", "backup.md")))
        .results()
        .map(block -> block.group(1))
        .filter(block -> block.contains(PROMPT + command))
        .flatMap(String::lines)
        .map(line -> line.substring(PROMPT.length()))
        .toList();
  }

  private void run(String command, Map<String, String> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", command)
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), command + "\n" + Outputs.keep(said));
  }

  private void assertRestored(
      UnaryOperator<String> url, List<String> commands, Map<String, String> environment)
      throws Exception {
    Tenant tenant;
    Tenant lower;
    Tenant disabled;
    String kept;
    String revoked;
    String later;
    try (World world = World.asServed(url.apply(BACKED_UP))) {
      tenant = world.tenant();
      String company = tenant.client().company().orElseThrow().value();
      lower = world.register(company, World.SCOPES, Optional.of("one-of-two"));
      Tenant _ = world.register(company, World.SCOPES, Optional.of("One-Of-Two"));
      disabled = world.tenant();
      kept = world.token(tenant);
      revoked = world.token(tenant);
      run(commands.getFirst(), environment);
      assertEquals(200, world.form("/oauth/revoke", "token=" + revoked).status());
      world.disable(disabled);
      later = world.token(tenant);
    }
    for (String command : commands.subList(1, commands.size())) {
      run(command, environment);
    }

    try (World world = World.asServed(url.apply(RESTORED))) {
      assertEquals(200, introspected(world, kept));
      assertEquals(200, introspected(world, revoked));
      assertEquals(422, introspected(world, later));
      assertEquals(200, world.form("/oauth/access-token", disabled.form()).status());
      assertEquals(200, world.form("/oauth/access-token", lower.form()).status());
    }
    Ended ended =
        new Program(directory, Map.of())
            .runHere(
                "token", "revoke-all", "--client", tenant.id(), "--storage", url.apply(RESTORED));
    assertEquals(0, ended.status(), ended.err());
    try (World world = World.asServed(url.apply(RESTORED))) {
      assertEquals(422, introspected(world, kept));
      assertEquals(422, introspected(world, revoked));
    }
  }

  private static int introspected(World world, String token) {
    return world.form("/oauth/introspect", "token=" + token).status();
  }
}
