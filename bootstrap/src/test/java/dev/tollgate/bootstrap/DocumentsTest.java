package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Eventually;
import dev.tollgate.bootstrap.Program.Served;
import dev.tollgate.cli.command.Terminal;
import dev.tollgate.persistence.jdbc.FreePorts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs every command in the {@code sh} blocks of the documents, in their order, on one server. A
 * command that prints an id fills it in where a later one says {@code COMPANY_ID}, for example; a
 * comment at the end of a line is the expected status of HTTP.
 */
@Tag("full")
final class DocumentsTest {

  private static final Pattern BLOCK = Pattern.compile("```(sh|yaml)\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern STATUS = Pattern.compile("(.*?) +# ([0-9]{3})");
  private static final Pattern ASSIGNMENT = Pattern.compile("([A-Z]+)=\\$\\(.*");
  private static final Pattern PIPED = Pattern.compile("(.*) \\| (tollgate .*)");
  private static final Pattern REDIRECTED = Pattern.compile("(tollgate .*) < (\\S+)");
  private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+");
  private static final Pattern PRINTED_ID =
      Pattern.compile("\"(\\w+_id|client_secret|kid)\": ?\"([^\"]+)\"");

  private static final Pattern REQUEST_ID = Pattern.compile("(?im)^X-Request-Id: (\\w+)");

  private static final String MANAGEMENT_PORT = "TOLLGATE_MANAGEMENT_PORT";

  @TempDir private static Path directory;
  private static String management;
  private static Served server;

  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, String> shell = new HashMap<>();

  @BeforeAll
  static void start() throws IOException {
    management = String.valueOf(FreePorts.next());
    server = new Program(directory, Map.of(MANAGEMENT_PORT, management)).serve();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audit",
        "backup",
        "better-i18n",
        "cliquify",
        "configuration",
        "dnsimple",
        "getting-started",
        "operating",
        "proxies",
        "rfc",
        "upgrading"
      })
  void everyCommandOfADocumentDoesWhatItSays(String document) throws Exception {
    List<MatchResult> blocks =
        BLOCK.matcher(Files.readString(Path.of("..", "docs", document + ".md"))).results().toList();

    for (MatchResult block : blocks) {
      if (block.group(1).equals("yaml")) {
        Path _ = Files.writeString(directory.resolve("tollgate.yaml"), withFiles(block.group(2)));
      } else {
        for (String line : block.group(2).replace("\\\n", "").lines().toList()) {
          run(line);
        }
      }
    }
    assertTrue(blocks.stream().anyMatch(block -> block.group(1).equals("sh")), document);
  }

  /** With files for the secrets that a configuration names. */
  private static String withFiles(String yaml) throws IOException {
    Path secret = directory.resolve("secret");
    Path _ = Files.writeString(secret, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
    return yaml.replaceAll("/run/secrets/[a-z-]+", secret.toString());
  }

  private void run(String documented) throws Exception {
    Matcher expecting = STATUS.matcher(documented);
    String line = filledIn(expecting.matches() ? expecting.group(1) : documented);
    Matcher assignment = ASSIGNMENT.matcher(line);
    Matcher piped = PIPED.matcher(line);
    Matcher redirected = REDIRECTED.matcher(line);
    if (line.startsWith("tollgate serve")) {
      var _ = Main.app(terminal("")).commandLine().parseArgs(words(line));
    } else if (redirected.matches()) {
      tollgate(redirected.group(1), Files.readString(directory.resolve(redirected.group(2))));
    } else if (line.startsWith("tollgate ")) {
      tollgate(line, "");
    } else if (line.startsWith("printf ") && !piped.matches()) {
      String _ = sh(line);
    } else if (piped.matches()) {
      tollgate(piped.group(2), sh(piped.group(1)));
    } else if (assignment.matches()) {
      String name = assignment.group(1);
      shell.put(name, sh(line + "; printf %s \"$" + name + "\""));
      assertFalse(shell.get(name).isEmpty(), documented);
    } else if (line.startsWith("curl ")) {
      assertTrue(expecting.matches(), "no expected status: " + documented);
      curl(line, expecting.group(2));
    } else {
      assertTrue(line.isBlank() || line.startsWith("#"), "nothing runs: " + documented);
    }
  }

  /** Asks again until the change of a command has arrived. */
  private void curl(String line, String status) throws Exception {
    String silent = line.replaceFirst("^curl", "curl --silent");
    Instant end = Instant.now().plus(Eventually.PATIENCE);
    String reply = sh(silent);
    while (!reply.startsWith("HTTP/1.1 " + status + " ") && Instant.now().isBefore(end)) {
      reply = sh(silent);
    }
    assertTrue(reply.startsWith("HTTP/1.1 " + status + " "), line + "\n" + reply);
    REQUEST_ID.matcher(reply).results().forEach(id -> ids.put("REQUEST_ID", id.group(1)));
  }

  private String filledIn(String line) {
    String filled = line.replace("localhost:8080", "127.0.0.1:" + server.port());
    for (Map.Entry<String, String> id : ids.entrySet()) {
      filled = filled.replaceAll("\\b" + id.getKey() + "\\b", id.getValue());
    }
    return filled
        .replaceAll("(?<= )(\\./)?data\\b", directory.resolve("data").toString())
        .replaceAll("(?<= )([\\w-]+\\.(yaml|zip|jsonl))", directory + "/$1");
  }

  private void tollgate(String line, String in) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> words = new ArrayList<>(List.of(words(line)));
    if (!line.contains("--format")) {
      words.addAll(List.of("--format", "json"));
    }
    int status = Main.run(terminal(in, out, err), words.toArray(String[]::new));
    assertEquals(0, status, line + "\n" + Outputs.keep("" + out + err));
    PRINTED_ID
        .matcher(out.toString())
        .results()
        .forEach(id -> ids.put(id.group(1).toUpperCase(Locale.ROOT), id.group(2)));
  }

  private static Terminal terminal(String in) {
    return terminal(in, new StringWriter(), new StringWriter());
  }

  private static Terminal terminal(String in, StringWriter out, StringWriter err) {
    return new Terminal(
        Map.of("TOLLGATE_DATA", directory.resolve("data").toString(), MANAGEMENT_PORT, management),
        new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
        new PrintWriter(out),
        new PrintWriter(err),
        false);
  }

  /** The words of a command without its name. */
  private static String[] words(String line) {
    return WORD.matcher(line)
        .results()
        .map(word -> word.group().replaceAll("'([^']*)'|\"([^\"]*)\"", "$1$2"))
        .skip(1)
        .toArray(String[]::new);
  }

  private String sh(String line) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", line)
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder.environment().putAll(shell);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    assertEquals(0, status, line + "\n" + said);
    return said;
  }
}
