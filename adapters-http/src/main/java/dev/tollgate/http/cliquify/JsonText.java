package dev.tollgate.http.cliquify;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** The only parts of a request that an answer of this contract repeats. */
final class JsonText {

  private static final int MAX = 200;

  private JsonText() {}

  /** A path without its first slash, at most 200 characters of it. */
  static String route(String path) {
    String route = path.startsWith("/") ? path.substring(1) : path;
    return escape(cut(route));
  }

  static String method(String method) {
    return escape(cut(method));
  }

  private static String cut(String text) {
    return text.length() > MAX ? text.substring(0, MAX) : text;
  }

  private static String escape(String text) {
    return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text));
  }
}
