package dev.tollgate.http.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads one raw HTTP/1.1 request (RFC 9112) from a text, such as a file that somebody typed: lines
 * may end without carriage return, and what frames a body may be left out.
 */
public final class RequestText {

  private static final Pattern REQUEST_LINE =
      Pattern.compile("([A-Za-z]+) +(?:https?://[^/ ]+)?(/[^ ]*)( +HTTP/[0-9.]+)? *");
  private static final Pattern FIELD = Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+):(.*)");

  private RequestText() {}

  /**
   * The request; those who send it add the header fields that frame it.
   *
   * @throws NotReadable if this is no request; the message is a sentence that says why
   */
  public static SentRequest parse(String text) {
    String unix = text.replace("\r\n", "\n").replaceFirst("^\n+", "");
    if (unix.isBlank()) {
      throw new NotReadable(
          "There is no request. Pipe one in that begins with a line such as: POST /oauth2/token"
              + " HTTP/1.1");
    }
    int end = unix.indexOf("\n\n");
    String head = (end < 0 ? unix : unix.substring(0, end)).stripTrailing();
    String rest = end < 0 ? "" : unix.substring(end + 2);
    List<String> lines = head.lines().toList();
    Matcher line = REQUEST_LINE.matcher(lines.getFirst());
    if (!line.matches()) {
      throw new NotReadable(
          "Line 1 is no request line of HTTP. Begin with a method and a path, such as: POST"
              + " /oauth2/token HTTP/1.1");
    }
    List<String> fields = new ArrayList<>();
    String length = "";
    for (int i = 1; i < lines.size(); i++) {
      Matcher field = FIELD.matcher(lines.get(i));
      if (!field.matches()) {
        throw new NotReadable(
            "Line %d is no header field. Write \"Name: value\", and an empty line before the body."
                .formatted(i + 1));
      }
      String name = field.group(1);
      if (name.equalsIgnoreCase("Content-Length")) {
        length = field.group(2).strip();
      } else if (name.equalsIgnoreCase("Transfer-Encoding")) {
        throw new NotReadable(
            "The body has a transfer coding. Write it plain, without Transfer-Encoding.");
      } else if (!name.equalsIgnoreCase("Host") && !name.equalsIgnoreCase("Connection")) {
        fields.add(lines.get(i));
      }
    }
    return new SentRequest(line.group(1), line.group(2), fields, body(rest, length));
  }

  /** Without a length, line ends at the end do not belong to the body. */
  private static String body(String rest, String length) {
    if (length.isEmpty()) {
      return rest.replaceFirst("\n+$", "");
    }
    if (!length.matches("[0-9]{1,9}")) {
      throw new NotReadable("Content-Length is no number. Correct it, or leave it out.");
    }
    byte[] bytes = rest.getBytes(StandardCharsets.UTF_8);
    int promised = Integer.parseInt(length);
    if (bytes.length < promised) {
      throw new NotReadable(
          "The body has %d bytes, but Content-Length says %d. Correct it, or leave it out."
              .formatted(bytes.length, promised));
    }
    String beyond = new String(bytes, promised, bytes.length - promised, StandardCharsets.UTF_8);
    if (!beyond.isBlank()) {
      throw new NotReadable(
          "The body is longer than its Content-Length of %d bytes. Correct it, or leave it out."
              .formatted(promised));
    }
    return new String(bytes, 0, promised, StandardCharsets.UTF_8);
  }
}
