package dev.tollgate.http.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends requests byte for byte, also those that no client library would send, each on a connection
 * of its own. Reads at most 256 KiB of a reply, and waits at most ten seconds for each part of it.
 *
 * @param server where requests go; their targets begin with its path
 */
public record WireClient(URI server) {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LARGEST = 256 * 1024;

  /**
   * The reply to a request.
   *
   * @throws IOException if no reply arrives, or one that is not HTTP
   */
  public ReceivedReply send(SentRequest request) throws IOException {
    try (Socket socket = open()) {
      byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
      StringBuilder head = new StringBuilder();
      head.append(request.method())
          .append(' ')
          .append(path())
          .append(request.target())
          .append(" HTTP/1.1\r\nHost: ")
          .append(server.getRawAuthority())
          .append("\r\nConnection: close\r\n");
      request.headers().forEach(line -> head.append(line).append("\r\n"));
      if (body.length > 0 || request.method().equals("POST")) {
        head.append("Content-Length: ").append(body.length).append("\r\n");
      }
      try {
        socket
            .getOutputStream()
            .write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(body);
        socket.getOutputStream().flush();
      } catch (IOException e) {
        // A server may answer before it has read everything; its answer is what counts.
        return parse(readAll(socket.getInputStream()));
      }
      return parse(readAll(socket.getInputStream()));
    }
  }

  private String path() {
    String path = server.getRawPath() == null ? "" : server.getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private Socket open() throws IOException {
    boolean secure = server.getScheme().equals("https");
    int port = server.getPort() >= 0 ? server.getPort() : secure ? 443 : 80;
    String host = server.getHost().replaceAll("^\\[|]$", "");
    Socket socket = new Socket();
    InetAddress address = InetAddress.getAllByName(host)[0];
    socket.connect(new InetSocketAddress(address, port), (int) PATIENCE.toMillis());
    socket.setSoTimeout((int) PATIENCE.toMillis());
    if (!secure) {
      return socket;
    }
    SSLSocket tls =
        (SSLSocket)
            ((SSLSocketFactory) SSLSocketFactory.getDefault())
                .createSocket(socket, host, port, true);
    SSLParameters parameters = tls.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    tls.setSSLParameters(parameters);
    return tls;
  }

  private static byte[] readAll(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    try {
      for (int n = in.read(buffer); n >= 0 && bytes.size() < LARGEST; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
    } catch (IOException e) {
      if (bytes.size() == 0) {
        throw e;
      }
    }
    return bytes.toByteArray();
  }

  private static ReceivedReply parse(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    List<String> lines = Arrays.asList(text.substring(0, Math.max(0, end)).split("\r\n", -1));
    if (end < 0 || !lines.getFirst().matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
      throw new IOException("the reply is not HTTP/1");
    }
    TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines.subList(1, lines.size())) {
      int colon = Math.max(0, line.indexOf(':'));
      headers.merge(
          line.substring(0, colon),
          line.substring(Math.min(line.length(), colon + 1)).strip(),
          (a, b) -> a + ", " + b);
    }
    String body = text.substring(end + 4);
    boolean chunked =
        headers.getOrDefault("Transfer-Encoding", "").toLowerCase(Locale.ROOT).contains("chunked");
    return new ReceivedReply(
        Integer.parseInt(lines.getFirst().substring(9, 12)),
        headers,
        new String(
            (chunked ? joined(body) : body).getBytes(StandardCharsets.ISO_8859_1),
            StandardCharsets.UTF_8));
  }

  /** RFC 9112, 7.1. */
  private static String joined(String chunks) throws IOException {
    StringBuilder body = new StringBuilder();
    int at = 0;
    while (true) {
      int line = chunks.indexOf("\r\n", at);
      if (line < 0) {
        throw new IOException("the reply ends within a chunk");
      }
      String size = chunks.substring(at, line).replaceFirst(";.*", "").strip();
      int length = size.matches("[0-9A-Fa-f]{1,6}") ? Integer.parseInt(size, 16) : -1;
      if (length == 0) {
        return body.toString();
      }
      if (length < 0 || line + 2 + length > chunks.length()) {
        throw new IOException("the reply ends within a chunk");
      }
      body.append(chunks, line + 2, line + 2 + length);
      at = line + 2 + length + 2;
    }
  }
}
