package dev.tollgate.bootstrap;

import dev.tollgate.bootstrap.RawHttp.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a published contract says about one error: the state that it needs, the request, and the
 * exact reply.
 *
 * @param given the name of the state, empty if it needs none
 * @param request the method and target, header fields, a blank line, and the body
 * @param reply the status, header fields in the order of their names, a blank line, and the body
 */
record Fixture(String contract, String name, String given, String request, String reply) {

  private static final Path DIRECTORY = Path.of("src/test/resources/fixtures");
  private static final String GIVEN = "given ";

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w[^{}\"]*)}");
  private static final Pattern KIBIBYTES = Pattern.compile("(\\d+) KiB");

  /** What RFC 6749, 5.2 allows in a description. */
  private static final String DESCRIPTION = "[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+";

  static List<Fixture> of(String contract) {
    Path file = DIRECTORY.resolve(contract + ".http");
    try {
      String text = Files.readString(file);
      return Pattern.compile("^### ", Pattern.MULTILINE)
          .splitAsStream(text)
          .skip(1)
          .map(block -> parse(contract, block.lines().toList()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fixture parse(String contract, List<String> lines) {
    String given =
        lines.stream()
            .filter(line -> line.startsWith(GIVEN))
            .map(line -> line.substring(GIVEN.length()))
            .collect(Collectors.joining());
    return new Fixture(contract, lines.getFirst(), given, marked(lines, ">"), marked(lines, "<"));
  }

  private static String marked(List<String> lines, String mark) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()).replaceFirst("^ ", ""))
        .collect(Collectors.joining("\n"));
  }

  /** The reply of a server to the request with these facts in it. */
  Reply send(RawHttp http, Map<String, String> facts) {
    String[] parts = filled(request, facts).split("\n\n", 2);
    List<String> head = new ArrayList<>(parts[0].lines().toList());
    String[] line = head.removeFirst().split(" ", 2);
    String body = parts.length > 1 ? parts[1] : "";
    return http.send(RawHttp.request(line[0], line[1], body, head.toArray(String[]::new)));
  }

  private String filled(String text, Map<String, String> facts) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(fact(found.group(1), facts)));
  }

  private String fact(String placeholder, Map<String, String> facts) {
    Matcher size = KIBIBYTES.matcher(placeholder);
    if (size.matches()) {
      return "a".repeat(Integer.parseInt(size.group(1)) * 1024);
    }
    if (!facts.containsKey(placeholder)) {
      throw new AssertionError(
          name + " sends {" + placeholder + "}, which its state does not make");
    }
    return facts.get(placeholder);
  }

  /** A reply in the form of {@link #reply}, without what every reply carries. */
  static String written(Reply reply) {
    TreeMap<String, String> headers = new TreeMap<>(reply.headers());
    String[] limit = reply.rateLimit().split(" ", -1);
    if (!reply.rateLimit().equals("null null")) {
      headers.put("X-RateLimit-Limit", limit[0]);
      headers.put("X-RateLimit-Remaining", limit[1]);
    }
    String head =
        headers.entrySet().stream()
            .map(header -> "\n" + header.getKey() + ": " + header.getValue())
            .collect(Collectors.joining());
    return reply.status() + head + (reply.body().isEmpty() ? "" : "\n\n" + reply.body());
  }

  /** Whether a reply is the one that is expected, to the last byte. */
  boolean isMetBy(Reply actual) {
    String pattern =
        Pattern.quote(reply)
            .replaceFirst(
                "\\{description}", "\\\\E(?<description>" + quoted(DESCRIPTION) + ")\\\\Q")
            .replace("{description}", "\\E\\k<description>\\Q")
            .replace("{seconds}", "\\E[1-9][0-9]*\\Q");
    return Pattern.matches(pattern, written(actual));
  }

  private static String quoted(String pattern) {
    return Matcher.quoteReplacement(pattern);
  }
}
