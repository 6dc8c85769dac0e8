package dev.tollgate.bootstrap.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** A request of the demo's walk, as its line for a shell says it. */
record Curl(String method, String target, List<String> headers, String body) {

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s'\"]+)");

  /** Reads a line with {@code curl} and a URL below this base; {@code $TOKEN} is the token. */
  static Curl of(String line, String base, String token) {
    String target = "";
    List<String> headers = new ArrayList<>();
    List<String> data = new ArrayList<>();
    List<String> words = words(line.replaceFirst("^.*curl ", "").replaceFirst(" *[|)].*", ""));
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i).replace("$TOKEN", token);
      String before = i == 0 ? "" : words.get(i - 1);
      switch (before) {
        case "-H" -> headers.add(word);
        case "-d" -> data.add(word);
        case "-u" ->
            headers.add(
                "Authorization: Basic " + Base64.getEncoder().encodeToString(word.getBytes(UTF_8)));
        default -> target = word.startsWith(base) ? word.substring(base.length()) : target;
      }
    }
    if (data.isEmpty()) {
      return new Curl("GET", target, headers, "");
    }
    headers.add("Content-Type: application/x-www-form-urlencoded");
    return new Curl("POST", target, headers, String.join("&", data));
  }

  private static List<String> words(String line) {
    return WORD.matcher(line)
        .results()
        .map(word -> word.group().replaceAll("^[\"']|[\"']$", ""))
        .toList();
  }
}
