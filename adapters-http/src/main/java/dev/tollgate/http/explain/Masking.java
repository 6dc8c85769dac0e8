package dev.tollgate.http.explain;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides in an answer what could be a secret, a token, a code or a form's token. */
final class Masking {

  static final String MASK = "(hidden)";

  /** What this server makes, by the beginning, and signed tokens. */
  private static final String OURS =
      "\\b(?:tgs|ac|rt|dnsimple_o|bi18n|ses|vis|eyJ)[_.A-Za-z0-9][A-Za-z0-9_.~-]{15,}";

  /** What others make: long, without separators, of letters and digits, or of both cases. */
  private static final String RANDOM =
      "(?:(?=[A-Za-z_+-]*[0-9])(?=[0-9_+-]*[A-Za-z])|(?=[a-z_+-]*[A-Z])(?=[A-Z_+-]*[a-z]))"
          + "[A-Za-z0-9_+-]{32,}=*";

  private static final Pattern SECRETS = Pattern.compile(OURS + "|" + RANDOM);

  /** The values that the query of a redirect keeps. */
  private static final Pattern PARAMETER = Pattern.compile("([?&#;])([^=&#;]*)=([^&#;]*)");

  private static final Set<String> KEPT =
      Set.of("error", "error_description", "error_uri", "iss", "response_type", "scope");

  /** Made by this server and public: without it, an answer cannot be told from another. */
  private static final Set<String> PLAIN = Set.of("x-request-id", "date", "etag");

  private Masking() {}

  static String text(String text) {
    return SECRETS.matcher(text).replaceAll(MASK);
  }

  /** The value of a header field. */
  static String header(String name, String value) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "set-cookie" -> value.replaceFirst("=[^;]*", "=" + MASK);
      case "location" -> location(value);
      case String plain when PLAIN.contains(plain) -> value;
      default -> text(value);
    };
  }

  private static String location(String target) {
    String masked =
        PARAMETER
            .matcher(target)
            .replaceAll(
                it ->
                    Matcher.quoteReplacement(
                        it.group(1)
                            + it.group(2)
                            + "="
                            + (KEPT.contains(it.group(2)) || it.group(3).isEmpty()
                                ? it.group(3)
                                : MASK)));
    return text(masked);
  }
}
