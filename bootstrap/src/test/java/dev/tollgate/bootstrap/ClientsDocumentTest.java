package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tollgate.cli.command.Terminal;
import dev.tollgate.http.reference.ErrorReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What docs/clients.md shows is what tests run. */
final class ClientsDocumentTest {

  private static final Pattern EXAMPLE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyParagraphOfAnExampleIsPartOfATest() throws IOException {
    String tests = source(NimbusSdkTest.class) + source(SpringSecurityTest.class);
    List<String> paragraphs =
        EXAMPLE
            .matcher(Files.readString(Path.of("..", "docs", "clients.md")))
            .results()
            .flatMap(found -> Stream.of(unindented(found.group(1)).split("\n\n", -1)))
            .toList();

    List<String> unknown = paragraphs.stream().filter(it -> !tests.contains(it)).toList();

    assertFalse(paragraphs.isEmpty());
    assertEquals(List.of(), unknown);
  }

  @Test
  void theExampleOfAnImportIsImportedAsItIsShown(@TempDir Path directory) throws IOException {
    String document = Files.readString(Path.of("..", "docs", "clients.md"));
    String example =
        document.substring(document.indexOf("## Import clients"))
            .split("```json\n", -1)[1]
            .split("```", -1)[0];
    String store = "h2:" + directory.resolve("store");
    String enterprise = command(store, "enterprise", "create", "Acme", "--format", "json");
    String company =
        command(
            store, "company", "create", "A", "--enterprise", id(enterprise), "--format", "json");
    var _ = command(store, "scope", "create", "profile:read", "--description", "Profiles");
    Path file = directory.resolve("clients.jsonl");
    Files.writeString(file, example.replace("COMPANY", id(company)));

    String tried = command(store, "client", "import", file.toString(), "--dry-run");
    String imported = command(store, "client", "import", file.toString());
    String shown = command(store, "client", "list", "--format", "json");

    assertEquals(tried, imported);
    assertEquals(3, shown.split("\"client_id\"", -1).length - 1, shown);
    assertFalse(imported.contains("3q8rT1uXw0"), imported);
  }

  @Test
  void theErrorPagesTellTheReactionsOfTheTables() throws IOException {
    Map<String, Object> written;
    try (InputStream file =
        ErrorReference.class.getResourceAsStream("/dev/tollgate/http/rfc/reactions.yaml")) {
      written = new Yaml().load(file);
    }
    List<String> clients = new ArrayList<>();
    for (Map<String, Object> client : rows(written, "clients")) {
      StringBuilder rows = new StringBuilder();
      rows.append("| version |  | ").append(client.get("version")).append(" |\n");
      for (Map<String, Object> row : rows(client, "reactions")) {
        rows.append(
            "| %s | %s | %s |%n"
                .formatted(row.get("situation"), row.get("error"), row.get("reaction")));
      }
      clients.add((String) client.get("client"));

      assertEquals(
          situations(clients.getLast())
              .replace("`", "")
              .lines()
              .filter(row -> !row.contains("|  |") || row.startsWith("| version "))
              .collect(Collectors.joining("\n", "", "\n")),
          rows.toString());
    }
    assertEquals(documented(), clients);
  }

  private static List<String> documented() throws IOException {
    return Pattern.compile("\n### (.*)\n\n\\| situation ")
        .matcher(Files.readString(Path.of("..", "docs", "clients.md")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rows(Map<String, Object> written, String member) {
    return (List<Map<String, Object>>) written.get(member);
  }

  private static String id(String shown) {
    return shown.split("\"", -1)[3];
  }

  /** The output of a command that succeeds. */
  private static String command(String store, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    List<String> args = new ArrayList<>(List.of(words));
    args.addAll(List.of("--storage", store));
    int status =
        Main.run(
            new Terminal(
                Map.of(),
                InputStream.nullInputStream(),
                new PrintWriter(out),
                new PrintWriter(err),
                false),
            args.toArray(String[]::new));
    assertEquals(0, status, Outputs.keep("" + out + err));
    return out.toString();
  }

  /** The rows of the table that tells how sign-in with a client goes. */
  static String situations(String client) throws IOException {
    String document = Files.readString(Path.of("..", "docs", "clients.md"));
    int section = document.indexOf("\n### " + client + "\n");
    int table = document.indexOf("|---|---|---|\n", section) + "|---|---|---|\n".length();
    return document.substring(table, document.indexOf("\n\n", table) + 1);
  }

  private static String source(Class<?> test) throws IOException {
    Path file = Path.of("src", "test", "java", test.getName().replace('.', '/') + ".java");
    return unindented(Files.readString(file));
  }

  private static String unindented(String source) {
    return source.replaceAll("(?m)^ +", "");
  }
}
