package dev.tollgate.http.wire;

import java.util.Locale;

/** What a caller prefers: a page or a document for programs, and whether compressed. */
public final class AcceptHeader {

  private AcceptHeader() {}

  /**
   * Whether it names pages, and JSON with no more weight (RFC 9110, 12.5.1); a caller that names
   * neither is a program.
   */
  public static boolean prefersHtml(Request request) {
    Weights weights = Weights.of(request);
    return weights.page() > 0 && weights.page() >= weights.json();
  }

  /** Whether it names JSON, and pages with less weight; a caller that names neither is a person. */
  public static boolean prefersJson(Request request) {
    Weights weights = Weights.of(request);
    return weights.json() > weights.page();
  }

  /** Whether it names {@code gzip}, or anything at all, with a weight (RFC 9110, 12.5.3). */
  public static boolean takesGzip(Request request) {
    double gzip = -1;
    double any = 0;
    for (String header : request.headers().apply("Accept-Encoding")) {
      for (String range : header.toLowerCase(Locale.ROOT).split(",", -1)) {
        switch (range.split(";", 2)[0].strip()) {
          case "gzip", "x-gzip" -> gzip = Math.max(gzip, weight(range));
          case "*" -> any = Math.max(any, weight(range));
          default -> {}
        }
      }
    }
    return gzip < 0 ? any > 0 : gzip > 0;
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

  /** How much a caller wants either; 0 for what it does not name. */
  private record Weights(double page, double json) {

    private static Weights of(Request request) {
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
      return new Weights(page, json);
    }
  }
}
