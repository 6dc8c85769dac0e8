package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.http.peer.Network;
import dev.tollgate.http.peer.ProxySettings;
import dev.tollgate.persistence.jdbc.FreePorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The header of the PROXY protocol, version 2, byte for byte, and what stands in its place. */
final class ProxyProtocolTest {

  private static final byte[] SIGNATURE = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");
  private static final int LOCAL = 0x20;
  private static final int PROXY = 0x21;
  private static final int TCP4 = 0x11;
  private static final int TCP6 = 0x21;

  @AutoClose private static final World world = new World();
  @AutoClose private static final Server server = server("127.0.0.1", "198.51.100.7");

  private static Server server(String... trusted) {
    return world.listening(
        List.of(new ListenAddress("127.0.0.1", 0)),
        new ProxySettings(
            List.of(trusted).stream().map(it -> Network.parse(it).orElseThrow()).toList(), true));
  }

  private static byte[] header(int command, int family, byte[] body) {
    return ByteBuffer.allocate(SIGNATURE.length + 4 + body.length)
        .put(SIGNATURE)
        .put((byte) command)
        .put((byte) family)
        .putShort((short) body.length)
        .put(body)
        .array();
  }

  private static byte[] from(String source, String... more) throws IOException {
    byte[] address = InetAddress.getByName(source).getAddress();
    byte[] rest = HexFormat.of().parseHex(String.join("", more));
    ByteBuffer body =
        ByteBuffer.allocate(2 * address.length + 4 + rest.length)
            .put(address)
            .put(address)
            .putShort((short) 4711)
            .putShort((short) 443)
            .put(rest);
    return header(PROXY, address.length == 4 ? TCP4 : TCP6, body.array());
  }

  private static byte[] request(String... headers) {
    return ("GET /api/tags HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + (headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n")
            + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** What the server sends before it closes the connection. */
  private static byte[] exchange(int port, byte[]... pieces) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      for (byte[] piece : pieces) {
        out.write(piece);
        out.flush();
      }
      long _ = socket.getInputStream().transferTo(read);
    } catch (SocketException e) {
      return read.toByteArray(); // reset instead of closed
    }
    return read.toByteArray();
  }

  private static String left(byte[]... pieces) throws IOException {
    return Reply.parse(exchange(server.address().port(), pieces)).rateLimit();
  }

  @Test
  void theAddressInTheHeaderIsTheCallers() throws IOException {
    String first = left(from("192.0.2.1"), request());
    String again = left(from("192.0.2.1"), request("X-Forwarded-For: 192.0.2.9"));
    String other = left(from("192.0.2.2"), request());
    String ipv6 = left(from("2001:db8:1::1"), request());
    String neighbour = left(from("2001:db8:1::2"), request());

    assertEquals("60 59", first);
    assertEquals("60 58", again);
    assertEquals("60 59", other);
    assertEquals("60 59", ipv6);
    assertEquals("60 58", neighbour);
  }

  @Test
  void aTrustedProxyInFrontOfTheProxyIsBelievedAboutItsCaller() throws IOException {
    String first = left(from("198.51.100.7"), request("X-Forwarded-For: 192.0.2.3"));
    String direct = left(from("192.0.2.3"), request());

    assertEquals("60 59", first);
    assertEquals("60 58", direct);
  }

  @Test
  void theHeaderMayComeInPiecesAndWithExtensions() throws IOException {
    byte[] header = from("192.0.2.4", "010002" + "6832"); // ALPN: h2
    byte[] all = new byte[header.length + request().length];
    System.arraycopy(header, 0, all, 0, header.length);
    System.arraycopy(request(), 0, all, header.length, request().length);
    byte[][] bytes = new byte[all.length][];
    for (int i = 0; i < all.length; i++) {
      bytes[i] = new byte[] {all[i]};
    }

    assertEquals("60 59", left(bytes));
    assertEquals("60 58", left(all));
  }

  @Test
  void aHealthCheckOfTheProxyCountsAsTheProxy() throws IOException {
    String proxy = left(from("127.0.0.1"), request());
    String local = left(header(LOCAL, 0, new byte[0]), request());
    String unspecified = left(header(PROXY, 0, new byte[0]), request());

    int before = Integer.parseInt(proxy.split(" ", -1)[1]);
    assertEquals("60 " + (before - 1), local);
    assertEquals("60 " + (before - 2), unspecified);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PROXY TCP4 192.0.2.5 192.0.2.5 1 2\r\n",
        "\r\n\r\n\0\r\nQUIT\n1\u0011\0\u000caaaabbbb1122",
        "\r\n\r\n\0\r\nQUIT\n!\u0011\0\u0001a"
      })
  void aConnectionWithoutTheHeaderIsClosedWithoutAnAnswer(String beginning) throws IOException {
    byte[] answer =
        exchange(
            server.address().port(),
            beginning.getBytes(StandardCharsets.ISO_8859_1),
            request("X-Filler: " + "x".repeat(300)));

    assertEquals("", new String(answer, StandardCharsets.ISO_8859_1));
  }

  @Test
  void whoIsNoTrustedProxyIsDisconnected() throws IOException {
    try (Server strict = server("198.51.100.7")) {
      byte[] answer = exchange(strict.address().port(), from("192.0.2.6"), request());

      assertEquals("", new String(answer, StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void withoutTheSettingTheHeaderIsNoRequest() throws IOException {
    byte[] answer = exchange(world.server.address().port(), from("192.0.2.8"), request());

    String text = new String(answer, StandardCharsets.ISO_8859_1);
    assertEquals("HTTP/1.1 400 Bad Request", text.lines().findFirst().orElse(""));
  }

  @Tag("full")
  @Test
  void haproxyTellsTheAddressOfItsCaller(@TempDir Path directory) throws Exception {
    String document = Files.readString(Path.of("..", "docs", "proxies.md"));
    String example = document.split("```haproxy\n", -1)[1].split("```", -1)[0];
    int port = FreePorts.next();

    try (ProxyDaemon haproxy =
        ProxyDaemon.haproxy(
            directory,
            port,
            example
                .replace("127.0.0.1:8000", "127.0.0.1:" + port)
                .replace("127.0.0.1:8080", "127.0.0.1:" + server.address().port()))) {
      Reply reply = Reply.parse(exchange(haproxy.port(), request()));

      assertEquals(401, reply.status());
      assertEquals("60", reply.rateLimit().split(" ", -1)[0]);
    }
    assertThrows(
        IOException.class, () -> new Socket(InetAddress.getLoopbackAddress(), port).close());
  }
}
