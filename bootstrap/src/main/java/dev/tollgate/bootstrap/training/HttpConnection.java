package dev.tollgate.bootstrap.training;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A connection to a server. The HTTP client of the JDK would be recorded too, and each start would
 * load it.
 */
final class HttpConnection implements AutoCloseable {

  /** What the server answered. */
  record Response(int status, List<String> headers, String body) {

    /** The first header of this name. */
    Optional<String> header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(start))
          .map(header -> header.substring(start.length()).strip())
          .findFirst();
    }
  }

  private final URI base;
  private Socket socket;
  private InputStream in;

  /** Connects to the server with this URL. */
  HttpConnection(URI base) throws IOException {
    this.base = base;
    connect();
  }

  private void connect() throws IOException {
    socket = new Socket(base.getHost(), base.getPort());
    in = new BufferedInputStream(socket.getInputStream());
  }

  /** Sends a request and reads the whole response. */
  Response send(String method, String target, List<String> headers, String body)
      throws IOException {
    StringBuilder request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    request.append("Host: ").append(base.getAuthority()).append("\r\n");
    headers.forEach(header -> request.append(header).append("\r\n"));
    byte[] content = body.getBytes(UTF_8);
    if (content.length > 0) {
      request.append("Content-Length: ").append(content.length).append("\r\n");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(request.append("\r\n").toString().getBytes(UTF_8));
    bytes.writeBytes(content);
    socket.getOutputStream().write(bytes.toByteArray());
    return read(method);
  }

  private Response read(String method) throws IOException {
    String start = line();
    int status = Integer.parseInt(start.split(" ", -1)[1]);
    List<String> headers = new ArrayList<>();
    for (String header = line(); !header.isEmpty(); header = line()) {
      headers.add(header);
    }
    Response head = new Response(status, headers, "");
    int length =
        method.equals("HEAD") ? 0 : head.header("Content-Length").map(Integer::valueOf).orElse(0);
    byte[] body = in.readNBytes(length);
    if (head.header("Connection").filter("close"::equalsIgnoreCase).isPresent()) {
      close();
      connect();
    }
    return new Response(status, headers, new String(body, UTF_8));
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (read != '\r') {
        line.write(read);
      }
    }
    return line.toString(ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
