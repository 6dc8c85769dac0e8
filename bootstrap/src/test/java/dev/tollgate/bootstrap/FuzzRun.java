package dev.tollgate.bootstrap;

import dev.tollgate.bootstrap.RawHttp.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends fuzzed requests to a server, and collects the answers that are not documented. */
final class FuzzRun {

  private static final int PATIENCE_MILLIS = 60_000;

  /** For requests that leave the server waiting. */
  private static final int SHORT_PATIENCE_MILLIS = 30;

  private static final int MOST_SHOWN = 20;

  /** What only the inside of a server says. */
  private static final Pattern LEAK =
      Pattern.compile(
          "dev\\.tollgate|io\\.(micronaut|netty)|java\\.(lang|util)|\\.java:\\d|Exception\\b|SQLSTATE");

  /** By then, the token passes: 503 is the answer that says so. */
  private static final Pattern NOTHING_TO_REFUSE =
      Pattern.compile("GET +/guard/[a-z0-9-]+/refusal");

  private static final Pattern LENGTH = Pattern.compile("\r\ncontent-length: ([0-9]+)\r\n");

  private final int port;
  private final Fuzz fuzz;
  private final Description description;
  private final TreeMap<Integer, Integer> statuses = new TreeMap<>();
  private final List<String> strange = new ArrayList<>();

  FuzzRun(int port, Fuzz fuzz) {
    this.port = port;
    this.fuzz = fuzz;
    this.description = Description.of(port);
  }

  void send(int requests) {
    for (int i = 0; i < requests; i++) {
      Fuzz.Sent sent = fuzz.next();
      try {
        check(sent, answer(sent));
      } catch (AssertionError | IOException | RuntimeException e) {
        if (strange.size() < MOST_SHOWN) {
          strange.add(
              shown(new String(sent.bytes(), StandardCharsets.ISO_8859_1))
                  + " -> "
                  + shown(e.toString()));
        }
      }
    }
  }

  /** What is wrong with answers, each with its request; at most twenty. */
  List<String> strange() {
    return strange;
  }

  /** How often each status was answered. */
  Map<Integer, Integer> statuses() {
    return statuses;
  }

  int answered() {
    return statuses.values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * What came back.
   *
   * @param whole false if the connection was reset behind an answer to a request that was not read
   *     to its end, which takes away what was not read yet
   */
  private record Answer(ByteArrayOutputStream bytes, boolean whole) {}

  private void check(Fuzz.Sent sent, Answer answer) {
    byte[] rest = answer.bytes().toByteArray();
    if (rest.length == 0) {
      if (sent.whole() && answer.whole()) {
        throw new AssertionError("no answer");
      }
      return;
    }
    for (byte[] request : sent.requests()) {
      int length = lengthOfFirst(rest, request);
      check(request, Reply.parse(Arrays.copyOf(rest, length)), answer.whole());
      rest = Arrays.copyOfRange(rest, length, rest.length);
      if (rest.length == 0) {
        return;
      }
    }
  }

  private void check(byte[] request, Reply reply, boolean whole) {
    statuses.merge(reply.status(), 1, Integer::sum);
    if (reply.status() >= 500
        && !NOTHING_TO_REFUSE
            .matcher(new String(request, StandardCharsets.ISO_8859_1))
            .lookingAt()) {
      throw new AssertionError("a server error: " + reply);
    }
    if (reply.status() >= 400 && LEAK.matcher(reply.toString()).find()) {
      throw new AssertionError("a leak: " + reply);
    }
    if (whole) {
      description.check(request, reply);
    }
  }

  /**
   * How many bytes the first of several answers has, which is that to this request. What follows
   * the last one answers bytes that were changed so that they begin another request.
   */
  private static int lengthOfFirst(byte[] answers, byte[] request) {
    String text = new String(answers, StandardCharsets.ISO_8859_1);
    int body = text.indexOf("\r\n\r\n") + 4;
    if (new String(request, StandardCharsets.ISO_8859_1).startsWith("HEAD ")) {
      return body;
    }
    Matcher length = LENGTH.matcher(text).region(0, body);
    boolean ends = text.substring(0, body).contains("\r\nconnection: close\r\n");
    return ends
        ? answers.length
        : Math.min(answers.length, body + (length.find() ? Integer.parseInt(length.group(1)) : 0));
  }

  private Answer answer(Fuzz.Sent sent) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(sent.whole() ? PATIENCE_MILLIS : SHORT_PATIENCE_MILLIS);
      byte[] bytes = sent.bytes();
      int half = bytes.length / 2;
      try {
        socket.getOutputStream().write(bytes, 0, half);
        socket.getOutputStream().write(bytes, half, bytes.length - half);
      } catch (SocketException e) {
        // Answered before everything was sent; the answer is what counts, and may be cut off.
        return new Answer(read(socket.getInputStream(), sent.whole()).bytes(), false);
      }
      return read(socket.getInputStream(), sent.whole());
    }
  }

  private static Answer read(InputStream in, boolean toTheEnd) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
    } catch (SocketTimeoutException e) {
      if (toTheEnd) {
        throw new AssertionError("the connection stays open behind <" + bytes + ">", e);
      }
    } catch (SocketException e) {
      return new Answer(bytes, false);
    }
    return new Answer(bytes, true);
  }

  private static String shown(String text) {
    return text.substring(0, Math.min(1_000, text.length()));
  }
}
