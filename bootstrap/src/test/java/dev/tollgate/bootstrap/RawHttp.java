package dev.tollgate.bootstrap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * Sends requests byte for byte, as no well-behaved client would.
 *
 * @param before what happens before each
 * @param after what happens with each and its answer
 */
record RawHttp(int port, Runnable before, BiConsumer<byte[], Reply> after) {

  static final String FORWARDED_FOR = "X-Forwarded-For: ";

  /** Less than the minute after which a server ends a connection by itself. */
  private static final int PATIENCE_MILLIS = 40_000;

  private static final AtomicInteger CALLERS = new AtomicInteger();

  RawHttp(int port) {
    this(port, () -> {}, (_, _) -> {});
  }

  /**
   * An answer, byte for byte but for the headers that every answer has.
   *
   * @param rateLimit the limit and what remained of it, {@code null null} where nothing was
   *     announced
   */
  record Reply(
      int status,
      TreeMap<String, String> headers,
      String body,
      String requestId,
      String rateLimit) {

    static Reply parse(byte[] bytes) {
      String text = new String(bytes, StandardCharsets.UTF_8);
      GivenSecrets.ALL.read(text);
      int end = text.indexOf("\r\n\r\n");
      if (end < 0) {
        throw new AssertionError("no answer but <" + text + ">");
      }
      List<String> lines = Arrays.asList(text.substring(0, end).split("\r\n", -1));
      TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      for (String line : lines.subList(1, lines.size())) {
        int colon = line.indexOf(':');
        headers.merge(
            line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + " | " + b);
      }
      String id = headers.remove("X-Request-Id");
      String rateLimit =
          headers.get("X-RateLimit-Limit") + " " + headers.get("X-RateLimit-Remaining");
      boolean _ = headers.remove("Vary", "Origin"); // wherever a registered origin may read
      for (String always : List.of("Date", "Content-Length", "Connection")) {
        headers.remove(always);
      }
      if (headers.getOrDefault("Content-Type", "").startsWith("application/json")
          || !headers.containsKey("Content-Type")) {
        headers.remove("X-Content-Type-Options");
      }
      int status = Integer.parseInt(lines.getFirst().split(" ", -1)[1]);
      if (status != 429 || !headers.containsKey("X-RateLimit-Reset")) {
        headers.remove("X-RateLimit-Limit");
        headers.remove("X-RateLimit-Remaining");
        headers.remove("X-RateLimit-Reset");
      }
      return new Reply(status, headers, text.substring(end + 4), id, rateLimit);
    }
  }

  /** The answer to one request, after which the server must close the connection. */
  Reply send(String request) {
    return send(request.getBytes(StandardCharsets.UTF_8));
  }

  Reply send(byte[] request) {
    before.run();
    Reply reply = answer(request);
    after.accept(request, reply);
    return reply;
  }

  private Reply answer(byte[] request) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        socket.getOutputStream().write(request);
      } catch (SocketException e) {
        // answered before everything was sent; the answer is what counts
        return Reply.parse(readAll(socket.getInputStream()));
      }
      return Reply.parse(readAll(socket.getInputStream()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] readAll(InputStream in) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the connection stays open behind <" + bytes + ">", e);
    } catch (IOException e) {
      if (bytes.size() == 0) {
        throw new UncheckedIOException(e);
      }
    }
    return bytes.toByteArray();
  }

  Reply get(String target, String... headers) {
    return send(request("GET", target, "", headers));
  }

  Reply form(String target, String body, String... headers) {
    return send(formRequest(target, body, headers));
  }

  private static String formRequest(String target, String body, String... headers) {
    return request(
        "POST", target, body, with(headers, "Content-Type: application/x-www-form-urlencoded"));
  }

  /** A connection on which a form was sent, and nothing is read yet. */
  Socket asking(String target, String body) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.getOutputStream().write(formRequest(target, body).getBytes(StandardCharsets.UTF_8));
      return socket;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Reply json(String target, String body, String... headers) {
    return send(request("POST", target, body, with(headers, "Content-Type: application/json")));
  }

  static String request(String method, String target, String body, String... headers) {
    StringBuilder text = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    text.append("Host: localhost\r\nConnection: close\r\n");
    if (Arrays.stream(headers).noneMatch(header -> header.startsWith(FORWARDED_FOR))) {
      text.append(FORWARDED_FOR).append(nextCaller()).append("\r\n");
    }
    if (!body.isEmpty()) {
      text.append("Content-Length: ")
          .append(body.getBytes(StandardCharsets.UTF_8).length)
          .append("\r\n");
    }
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    return text + "\r\n" + body;
  }

  /** Every request comes from a different caller, unless it says otherwise. */
  private static String nextCaller() {
    int n = CALLERS.incrementAndGet();
    return "10." + (n >> 16 & 0xff) + "." + (n >> 8 & 0xff) + "." + (n & 0xff);
  }

  private static String[] with(String[] headers, String more) {
    String[] all = Arrays.copyOf(headers, headers.length + 1);
    all[headers.length] = more;
    return all;
  }
}
