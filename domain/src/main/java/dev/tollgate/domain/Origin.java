package dev.tollgate.domain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a script in a browser comes from, in the one spelling that browsers send (RFC 6454, 6.2):
 * https, or http on a loopback address; host in lower case; no port that is the scheme's own.
 */
public record Origin(String value) implements Comparable<Origin> {

  private static final int MAX_LENGTH = 255;

  private static final String LABEL = "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?";

  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>https?)://(?<host>"
              + LABEL
              + "(?:\\."
              + LABEL
              + ")*|\\[[0-9a-f:.]{2,45}])(?::(?<port>[1-9][0-9]{0,4}))?");

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|[a-z0-9-]+\\.localhost|127\\.0\\.0\\.1|\\[::1]");

  public Origin {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an origin");
    }
  }

  /** Empty for text that no browser sends as the origin of such a page. */
  public static Optional<Origin> parse(String text) {
    return isValid(text) ? Optional.of(new Origin(text)) : Optional.empty();
  }

  private static boolean isValid(String text) {
    Matcher form = FORM.matcher(text);
    if (text.length() > MAX_LENGTH || !form.matches()) {
      return false;
    }
    boolean secure = form.group("scheme").equals("https");
    String port = form.group("port");
    return (secure || LOOPBACK.matcher(form.group("host")).matches())
        && (port == null
            || (Integer.parseInt(port) <= 65_535 && !port.equals(secure ? "443" : "80")));
  }

  @Override
  public int compareTo(Origin other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
