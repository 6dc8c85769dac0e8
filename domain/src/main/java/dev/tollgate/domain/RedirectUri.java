package dev.tollgate.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An address to which users are sent back (RFC 6749, 3.1.2), compared as text. It is https; or http
 * on {@code localhost}, {@code 127.0.0.1} or {@code [::1]}; or, for a public client, has a
 * private-use scheme with a dot in it (RFC 8252, 7.1). It holds no fragment and no credentials.
 */
public record RedirectUri(String value) {

  private static final int MAX_LENGTH = 2_048;

  private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

  /** An http address of this machine, in parts: up to the host, the port, and the rest. */
  private static final Pattern LOCAL =
      Pattern.compile(
          "(http://(?:127\\.0\\.0\\.1|\\[::1]|localhost))(?::([1-9][0-9]{0,4}))?([/?].*)?");

  public RedirectUri {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("not a redirect URI");
    }
  }

  /**
   * Empty for text that may not be registered.
   *
   * @param isPublic whether the client has no credentials, and may have a scheme of its own
   */
  public static Optional<RedirectUri> parse(String text, boolean isPublic) {
    return mayBeRegistered(text, isPublic) ? Optional.of(new RedirectUri(text)) : Optional.empty();
  }

  private static boolean mayBeRegistered(String text, boolean isPublic) {
    if (text.isEmpty() || text.length() > MAX_LENGTH || !isPlain(text)) {
      return false;
    }
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return false;
    }
    if (uri.getScheme() == null
        || uri.isOpaque()
        || uri.getRawFragment() != null
        || Objects.requireNonNullElse(uri.getRawAuthority(), "").contains("@")
        || isRewritten(uri.getRawPath())) {
      return false;
    }
    return switch (uri.getScheme()) {
      case "https" -> hasHost(uri);
      case "http" -> hasHost(uri) && LOOPBACK.contains(uri.getHost());
      default -> isPublic && isPrivateUse(uri.getScheme());
    };
  }

  /** Printable ASCII that browsers and URI parsers read alike. */
  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"<>\\^`{|}".indexOf(c) < 0);
  }

  private static boolean hasHost(URI uri) {
    return uri.getHost() != null
        && !uri.getHost().endsWith(".")
        && !uri.getHost().contains("%")
        && uri.getHost().equals(uri.getHost().toLowerCase(Locale.ROOT))
        && uri.getPort() <= 65_535
        && uri.getPort() != 0
        && !uri.getRawAuthority().endsWith(":");
  }

  /**
   * Whether browsers or servers may read another path: dots that browsers resolve, written or
   * encoded, and encoded slashes, backslashes and control characters.
   */
  private static boolean isRewritten(String path) {
    String plain = path.toLowerCase(Locale.ROOT).replace("%2e", ".");
    return ENCODED_SEPARATOR.matcher(plain).find()
        || Stream.of(plain.split("/", -1))
            .anyMatch(segment -> segment.equals(".") || segment.equals(".."));
  }

  private static final Pattern ENCODED_SEPARATOR = Pattern.compile("%(2f|5c|[01][0-9a-f]|7f)");

  private static boolean isPrivateUse(String scheme) {
    return scheme.indexOf('.') > 0 && scheme.equals(scheme.toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a request may name this URI so: by the same text, except for the port of a loopback
   * address (RFC 8252, 7.3).
   *
   * @param anyLocalhostPort whether the port of {@code localhost} may differ, too
   */
  public boolean matches(String requested, boolean anyLocalhostPort) {
    if (value.equals(requested)) {
      return true;
    }
    Matcher own = LOCAL.matcher(value);
    Matcher other = LOCAL.matcher(requested);
    return own.matches()
        && other.matches()
        && requested.length() <= MAX_LENGTH
        && (anyLocalhostPort || !own.group(1).endsWith("localhost"))
        && own.group(1).equals(other.group(1))
        && rest(own).equals(rest(other))
        && isPort(other.group(2));
  }

  /**
   * Whether a request may name this URI or a path below it: scheme, host and query are the same,
   * and so is the port, except that of a loopback address. Neither may have a scheme of its own.
   */
  public boolean covers(String requested) {
    if (parse(value, false).isEmpty() || parse(requested, false).isEmpty()) {
      return false;
    }
    URI own = URI.create(value);
    URI other = URI.create(requested);
    return own.getScheme().equals(other.getScheme())
        && own.getHost().equals(other.getHost())
        && (isLoopbackAddress(own) || portOf(own) == portOf(other))
        && isAtOrBelow(own.getRawPath(), other.getRawPath())
        && Objects.equals(own.getRawQuery(), other.getRawQuery());
  }

  private static boolean isLoopbackAddress(URI uri) {
    return uri.getScheme().equals("http") && !uri.getHost().equals("localhost");
  }

  private static int portOf(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return uri.getScheme().equals("https") ? 443 : 80;
  }

  private static boolean isAtOrBelow(String path, String requested) {
    boolean isBelow =
        requested.startsWith(path.endsWith("/") ? path : path + "/")
            && !PARAMETERS_AFTER_DOTS.matcher(requested).find();
    return isBelow || requested.equals(path);
  }

  /** Some servers drop the parameters of a segment before they resolve its dots. */
  private static final Pattern PARAMETERS_AFTER_DOTS =
      Pattern.compile("/(\\.|%2e){1,2};", Pattern.CASE_INSENSITIVE);

  private static String rest(Matcher parts) {
    return parts.group(3) == null ? "" : parts.group(3);
  }

  private static boolean isPort(String digits) {
    return digits == null || Integer.parseInt(digits) <= 65_535;
  }

  /** What a page names in {@code form-action}: scheme, host and port, or a scheme of its own. */
  public static String origin(String uri) {
    URI parsed = URI.create(uri);
    return isPrivateUse(parsed.getScheme())
        ? parsed.getScheme() + ":"
        : parsed.getScheme() + "://" + parsed.getRawAuthority();
  }

  /** Whether it is not plain http, or leads to {@code localhost}. */
  boolean isEncryptedOrLocal() {
    URI uri = URI.create(value);
    return !"http".equalsIgnoreCase(uri.getScheme()) || "localhost".equals(uri.getHost());
  }

  @Override
  public String toString() {
    return value;
  }
}
