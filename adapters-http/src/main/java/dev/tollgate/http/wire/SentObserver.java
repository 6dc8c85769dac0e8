package dev.tollgate.http.wire;

import java.util.List;
import java.util.Map;

/**
 * Is told of answers as their callers get them. An observer returns at once, on the thread of the
 * connection, and throws nothing.
 */
public interface SentObserver {

  /** Whether it wants to be told of the answer to this request; asked when the answer begins. */
  boolean wants(String requestId);

  /**
   * An answer that it wants was handed to the connection, with everything that the server added.
   *
   * @param headers in the order in which they are sent
   * @param body as it is sent, in its content coding; also of an answer to HEAD, which is sent
   *     without it
   */
  void sent(String requestId, int status, List<Map.Entry<String, String>> headers, byte[] body);
}
