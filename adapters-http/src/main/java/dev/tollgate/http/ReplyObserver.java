package dev.tollgate.http;

import dev.tollgate.http.wire.Request;

/**
 * Is told of every reply as it leaves, to count or record it. An observer returns at once, throws
 * nothing, and never changes an answer.
 */
@FunctionalInterface
public interface ReplyObserver {

  /**
   * A reply is about to be sent.
   *
   * @param answer the reply as encoded, before the connection adds its own header fields
   */
  void replied(Request request, Reply reply, Answer answer);
}
