package dev.tollgate.http.reference;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How a fact is written into the text around it, so that it cannot end what contains it. */
enum Escape {
  /** Into text that has no syntax. */
  NONE {
    @Override
    String of(String fact) {
      return fact;
    }
  },
  /** Into a string of JSON (RFC 8259, 7). */
  JSON {
    @Override
    String of(String fact) {
      return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(fact));
    }
  },
  /** Into text or a quoted attribute of HTML. */
  HTML {
    @Override
    String of(String fact) {
      return fact.replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\"", "&quot;")
          .replace("'", "&#39;");
    }
  },
  /** Into the value of a header field: visible ASCII and blanks (RFC 9110, 5.5). */
  HEADER {
    @Override
    String of(String fact) {
      StringBuilder text = new StringBuilder(fact.length());
      for (byte b : fact.getBytes(StandardCharsets.UTF_8)) {
        if (b >= ' ' && b < 0x7f) {
          text.append((char) b);
        } else {
          text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
      }
      return text.toString();
    }
  },
  /** Into the value of a parameter in a query (URL Standard, 5.2). */
  QUERY {
    @Override
    String of(String fact) {
      return URLEncoder.encode(fact, StandardCharsets.UTF_8);
    }
  },
  /** Into a quoted string in the value of a header field (RFC 9110, 5.6.4). */
  QUOTED_STRING {
    @Override
    String of(String fact) {
      return HEADER.of(fact).replace("\\", "\\\\").replace("\"", "\\\"");
    }
  };

  abstract String of(String fact);
}
