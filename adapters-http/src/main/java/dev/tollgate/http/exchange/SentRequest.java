package dev.tollgate.http.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A request as it was sent, or is to be sent.
 *
 * @param target the path, and the query if there is one
 * @param headers as lines, in their order
 */
public record SentRequest(String method, String target, List<String> headers, String body) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w[^{}\"]*)}");
  private static final Pattern KIBIBYTES = Pattern.compile("(\\d+) KiB");

  public SentRequest {
    headers = List.copyOf(headers);
  }

  public String path() {
    return target.replaceFirst("\\?.*", "");
  }

  /** The same at another path. */
  public SentRequest at(String path) {
    return new SentRequest(method, path + target.substring(path().length()), headers, body);
  }

  /** The value of a header field. */
  public Optional<String> header(String name) {
    String prefix = name.toLowerCase(Locale.ROOT) + ":";
    return headers.stream()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
        .map(line -> line.substring(prefix.length()).strip())
        .findFirst();
  }

  /** The parameters of the query, and of the body if it is a form. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>();
    int query = target.indexOf('?');
    if (query >= 0) {
      addPairs(target.substring(query + 1), parameters);
    }
    if (header("Content-Type").stream().anyMatch(it -> it.contains("form-urlencoded"))) {
      addPairs(body.strip(), parameters);
    }
    return parameters;
  }

  private static void addPairs(String text, Map<String, String> parameters) {
    for (String pair : text.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (!parts[0].isEmpty()) {
        parameters.put(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** The names in braces that stand for something that the sender has; sizes are none. */
  public List<String> placeholders() {
    return PLACEHOLDER
        .matcher(text())
        .results()
        .map(found -> found.group(1))
        .filter(name -> !KIBIBYTES.matcher(name).matches())
        .distinct()
        .toList();
  }

  /** The same with these values; {@code {65 KiB}} stands for a text of that size. */
  public SentRequest with(Map<String, String> values) {
    return new SentRequest(
        method,
        filled(target, values),
        headers.stream().map(line -> filled(line, values)).toList(),
        filled(body, values));
  }

  private static String filled(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), values)));
  }

  private static String value(String name, Map<String, String> values) {
    Matcher size = KIBIBYTES.matcher(name);
    return size.matches()
        ? "a".repeat(Integer.parseInt(size.group(1)) * 1024)
        : values.getOrDefault(name, "{" + name + "}");
  }

  private String text() {
    return target + "\n" + headers.stream().collect(Collectors.joining("\n")) + "\n" + body;
  }
}
