package dev.tollgate.http.wire;

import java.util.Locale;

/** Whether a caller prefers a page or a document for programs. */
public final class AcceptHeader {

  private AcceptHeader() {}

  /**
   * Whether it names pages, and JSON with no more weight (RFC 9110, 12.5.1); a caller that names
   * neither is a program.
   */
  public static boolean prefersHtml(Request request) {
    double page = 0;
    double json = 0;
    for (String header : request.headers().apply("Accept")) {
      for (String range : header.toLowerCase(Locale.ROOT).split(",", -1)) {
        String type = range.split(";", 2)[0].strip();
        if (type.equals("text/html")) {
          page = Math.max(page, weight(range));
        } else if (type.equals("application/json")) {
          json = Math.max(json, weight(range));
        }
      }
    }
    return page > 0 && page >= json;
  }

  private static double weight(String range) {
    for (String parameter : range.split(";", -1)) {
      String written = parameter.strip();
      if (written.matches("q=[01](\\.[0-9]{0,3})?")) {
        return Double.parseDouble(written.substring(2));
      }
    }
    return 1;
  }
}
