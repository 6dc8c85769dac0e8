package dev.tollgate.http.exchange;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads exchanges from text: each begins with {@code ###} and a title; lines of the request begin
 * with {@code >}, lines of the reply with {@code <}. A blank line with the mark alone separates
 * header fields from a body.
 */
public final class HttpFile {

  private static final Pattern START = Pattern.compile("^###", Pattern.MULTILINE);

  private HttpFile() {}

  /**
   * The exchanges in their order.
   *
   * @throws NotReadable at the first block that is no exchange
   */
  public static List<Exchange> parse(String text) {
    List<Exchange> exchanges = new ArrayList<>();
    START
        .splitAsStream(text)
        .skip(text.startsWith("###") ? 0 : 1)
        .filter(block -> !block.isBlank())
        .forEach(block -> exchanges.add(exchange(block.lines().toList())));
    return exchanges;
  }

  private static Exchange exchange(List<String> lines) {
    String title = lines.getFirst().strip();
    String request = marked(lines, ">");
    String reply = marked(lines, "<");
    if (request.isEmpty()) {
      throw new NotReadable(title + ": no line begins with >, so there is no request");
    }
    return new Exchange(
        title, request(title, request), reply.isEmpty() ? Optional.empty() : reply(title, reply));
  }

  private static String marked(List<String> lines, String mark) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(1).replaceFirst("^ ", ""))
        .collect(Collectors.joining("\n"));
  }

  private static SentRequest request(String title, String text) {
    String[] parts = text.split("\n\n", 2);
    List<String> head = Arrays.asList(parts[0].split("\n", -1));
    String[] line = head.getFirst().replaceFirst(" HTTP/[0-9.]+$", "").split(" ", 2);
    if (line.length < 2 || !line[0].matches("[A-Z]+")) {
      throw new NotReadable(title + ": the request does not begin with a method and a target");
    }
    return new SentRequest(
        line[0],
        line[1].replaceFirst("^https?://[^/?#]*", ""),
        head.subList(1, head.size()),
        parts.length > 1 ? parts[1] : "");
  }

  private static Optional<ReceivedReply> reply(String title, String text) {
    String[] parts = text.split("\n\n", 2);
    List<String> head = Arrays.asList(parts[0].split("\n", -1));
    String status = head.getFirst().replaceFirst("^HTTP/[0-9.]+ ", "").replaceFirst(" .*", "");
    if (!status.matches("[1-5][0-9]{2}")) {
      throw new NotReadable(title + ": the reply does not begin with a status");
    }
    TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : head.subList(1, head.size())) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new NotReadable(title + ": a line of the reply is no header field");
      }
      headers.merge(
          line.substring(0, colon).strip(),
          line.substring(colon + 1).strip(),
          (a, b) -> a + ", " + b);
    }
    return Optional.of(
        new ReceivedReply(Integer.parseInt(status), headers, parts.length > 1 ? parts[1] : ""));
  }
}
