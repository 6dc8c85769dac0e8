package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.bootstrap.Server.CannotListen;
import dev.tollgate.http.peer.Network;
import dev.tollgate.http.peer.ProxySettings;
import dev.tollgate.persistence.jdbc.FreePorts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** A server that listens on several addresses and on Unix sockets. */
final class ListenTest {

  private static final ProxySettings NOBODY = new ProxySettings(List.of());
  private static final ProxySettings LOOPBACK =
      new ProxySettings(List.of(Network.parse("127.0.0.1").orElseThrow()));

  @AutoClose private static final World world = new World();
  @TempDir private Path directory;

  private SocketFile socket() {
    return new SocketFile(directory.resolve("tollgate.sock"));
  }

  private static Server listening(ListenTarget... targets) {
    return world.listening(List.of(targets), NOBODY);
  }

  private static Reply ask(Path socket, String forwarded) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      int _ =
          channel.write(
              ByteBuffer.wrap(
                  ("GET /api/tags HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                          + forwarded
                          + "\r\n")
                      .getBytes(StandardCharsets.US_ASCII)));
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      long _ = Channels.newInputStream(channel).transferTo(answer);
      return Reply.parse(answer.toByteArray());
    }
  }

  @Test
  void everyAddressAndSocketIsServed() throws IOException {
    int one = FreePorts.next();
    int other = FreePorts.next();

    try (Server server =
        listening(
            new ListenAddress("127.0.0.1", one), socket(), new ListenAddress("[::1]", other))) {
      Reply first = new RawHttp(one).get("/health");
      Reply second = ask(socket().path(), "");

      assertEquals(200, first.status());
      assertEquals(401, second.status());
      assertEquals(
          List.of("http://127.0.0.1:" + one, "unix:" + socket().path(), "http://[::1]:" + other),
          server.listening().stream().map(ListenTarget::url).toList());
      assertEquals(
          "rw-rw----",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(socket().path())));
    }

    assertFalse(Files.exists(socket().path()));
  }

  @Test
  void aProgramAtASocketCountsAsOneOnTheLoopbackAddress() throws IOException {
    try (Server _ = world.listening(List.of(socket()), LOOPBACK)) {
      Reply own = ask(socket().path(), "");
      Reply caller = ask(socket().path(), "X-Forwarded-For: 192.0.2.1\r\n");
      Reply again = ask(socket().path(), "Forwarded: for=192.0.2.1\r\n");

      assertEquals("60 59", own.rateLimit());
      assertEquals("60 59", caller.rateLimit());
      assertEquals("60 58", again.rateLimit());
    }
    try (Server _ = listening(socket())) {
      Reply own = ask(socket().path(), "");
      Reply spoofed = ask(socket().path(), "X-Forwarded-For: 192.0.2.1\r\n");

      assertEquals("60 59", own.rateLimit());
      assertEquals("60 58", spoofed.rateLimit());
    }
  }

  @Test
  void theSocketOfAKilledServerIsReplaced() throws IOException {
    ServerSocketChannel left = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    left.bind(UnixDomainSocketAddress.of(socket().path()));
    left.close();
    assertTrue(Files.exists(socket().path()));

    try (Server _ = listening(socket())) {
      assertEquals(401, ask(socket().path(), "").status());
    }
  }

  @Test
  void aSocketThatAnotherProgramListensOnIsNotTaken() throws IOException {
    try (ServerSocketChannel other = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      other.bind(UnixDomainSocketAddress.of(socket().path()));

      String message = assertThrows(CannotListen.class, () -> listening(socket())).getMessage();

      assertTrue(message.startsWith("The socket " + socket().path() + " is in use."), message);
      assertTrue(Files.exists(socket().path()));
    }
  }

  @Test
  void aFileThatIsNoSocketStays() throws IOException {
    Path _ = Files.writeString(socket().path(), "precious");

    String message = assertThrows(CannotListen.class, () -> listening(socket())).getMessage();

    assertTrue(message.contains(socket().path().toString()), message);
    assertEquals("precious", Files.readString(socket().path()));
  }

  @Test
  void theAddressThatIsInUseIsNamed() {
    int taken = world.server.address().port();

    String message =
        assertThrows(
                CannotListen.class,
                () ->
                    listening(
                        new ListenAddress("127.0.0.1", FreePorts.next()),
                        new ListenAddress("127.0.0.1", taken)))
            .getMessage();

    assertTrue(message.startsWith("Port " + taken + " of 127.0.0.1 is in use."), message);
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:8080, http://127.0.0.1:8080",
    "[::1]:1, http://[::1]:1",
    "auth.example.com:65535, http://auth.example.com:65535",
    "0.0.0.0:80, http://127.0.0.1:80",
    "unix:/run/tollgate.sock, unix:/run/tollgate.sock",
    "unix:tollgate.sock, unix:tollgate.sock"
  })
  void addressesAndSocketsAreReadAsTheyAreWritten(String text, String url) {
    assertEquals(url, new ListenTarget.Reader().convert(text).url());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "8080", ":8080", "::1:8080", "a:0", "a:65536", "a:http", "a/b:1", "unix:"})
  void whatIsNeitherIsRefused(String text) {
    assertThrows(TypeConversionException.class, () -> new ListenTarget.Reader().convert(text));
    assertThrows(
        TypeConversionException.class,
        () -> new ListenTarget.Reader().convert("unix:" + "a".repeat(101)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--listen unix:/run/x --host 0.0.0.0 | Give either --listen, or --host and --port.",
        "--listen unix:/run/x --port 9 | Give either --listen, or --host and --port.",
        "--listen unix:/run/x | A server that listens on Unix sockets only has no URL of its own.",
        "--proxy-protocol | --proxy-protocol lets only trusted proxies connect."
      })
  void settingsThatDoNotGoTogetherAreRefused(String options, String sentence) {
    Program.Ended ended =
        new Program(directory, Map.of()).runHere(("serve " + options).split(" ", -1));

    assertEquals(2, ended.status());
    assertTrue(ended.err().startsWith(sentence), ended.err());
  }
}
