package dev.tollgate.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Requests whose end a proxy and the server behind it might see at different places, so that a
 * second request hides in the body of the first (RFC 9112, 11.2).
 */
final class Smuggling {

  /** Of the hidden requests. */
  static final String PATH = "/smuggled";

  private static final int PATIENCE_MILLIS = 200;

  private static final String HIDDEN = "GET " + PATH + " HTTP/1.1\r\nHost: localhost\r\n\r\n";

  /** For a server that goes by the chunks, the hidden request follows the body. */
  private static final String BEHIND_THE_CHUNKS = "0\r\n\r\n" + HIDDEN;

  /** For a server that goes by a length of four, it follows the size of the first chunk. */
  private static final String IN_A_CHUNK =
      Integer.toHexString(HIDDEN.length()) + "\r\n" + HIDDEN + "\r\n0\r\n\r\n";

  private Smuggling() {}

  /**
   * Sends all of them on connections of their own; what is answered is for the caller to judge by
   * what arrives behind the proxy.
   *
   * @param headers of the outer requests, without line ends
   */
  static void attempt(int port, String target, String... headers) {
    String length = "Content-Length: " + BEHIND_THE_CHUNKS.length() + "\r\n";
    for (String coding :
        List.of(
            "Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding : chunked\r\n",
            "Transfer-Encoding:\tchunked\r\n",
            "Transfer-Encoding:\r\n chunked\r\n",
            "Transfer-Encoding: xchunked\r\n",
            "Transfer-Encoding: identity, chunked\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
            "X: y\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: chunked\u000b\r\n")) {
      send(port, target, length + coding, BEHIND_THE_CHUNKS, headers);
      send(port, target, coding + length, BEHIND_THE_CHUNKS, headers);
      send(port, target, "Content-Length: 4\r\n" + coding, IN_A_CHUNK, headers);
    }
    for (String lengths :
        List.of(
            "Content-Length: 0\r\nContent-Length: " + HIDDEN.length() + "\r\n",
            "Content-Length: " + HIDDEN.length() + "\r\nContent-Length: 0\r\n",
            "Content-Length: 0, " + HIDDEN.length() + "\r\n",
            "Content-Length: +" + HIDDEN.length() + "\r\n",
            "Content-Length : " + HIDDEN.length() + "\r\n")) {
      send(port, target, lengths, HIDDEN, headers);
    }
  }

  private static void send(
      int port, String target, String framing, String body, String... headers) {
    String request =
        "POST "
            + target
            + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.9.9.9\r\n"
            + String.join("", List.of(headers).stream().map(it -> it + "\r\n").toList())
            + framing
            + "\r\n"
            + body;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[8192];
      while (in.read(buffer) >= 0) {
        // until the proxy closes the connection or waits for more
      }
    } catch (SocketTimeoutException | SocketException e) {
      // The proxy waits for more, or has closed the connection before everything was sent.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
