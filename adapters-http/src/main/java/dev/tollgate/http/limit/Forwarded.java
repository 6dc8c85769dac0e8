package dev.tollgate.http.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the header field {@code Forwarded} (RFC 7239, 4). */
final class Forwarded {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
  private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
  private static final Pattern PAIR =
      Pattern.compile("\\G[ \\t]*(" + TOKEN + ")=(" + TOKEN + "|" + QUOTED + ")[ \\t]*([;,]|$)");
  private static final String UNKNOWN = "unknown";

  private Forwarded() {}

  /**
   * What each proxy said about the sender of a request, the nearest proxy last: an address, perhaps
   * with a port, or something else. A field that is not well-formed says {@code unknown}.
   */
  static List<String> senders(List<String> fields) {
    List<String> senders = new ArrayList<>();
    for (String field : fields) {
      senders.addAll(senders(field));
    }
    return senders;
  }

  private static List<String> senders(String field) {
    List<String> senders = new ArrayList<>();
    String sender = UNKNOWN;
    Matcher pair = PAIR.matcher(field);
    int end = 0;
    while (end < field.length() && pair.find()) {
      end = pair.end();
      if (pair.group(1).equalsIgnoreCase("for")) {
        sender = unquoted(pair.group(2));
      }
      if (!pair.group(3).equals(";")) {
        senders.add(sender);
        sender = UNKNOWN;
      }
    }
    return end == field.length() && !senders.isEmpty() ? senders : List.of(UNKNOWN);
  }

  private static String unquoted(String value) {
    return value.startsWith("\"")
        ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1")
        : value;
  }
}
