package dev.tollgate.http;

import dev.tollgate.http.wire.Request;

/** Is told why a reply will be given, which its caller is not told. It returns at once. */
@FunctionalInterface
public interface ReplyReasons {

  /**
   * A request will be refused.
   *
   * @param reason a sentence for operators, without secrets
   */
  void because(Request request, String reason);
}
