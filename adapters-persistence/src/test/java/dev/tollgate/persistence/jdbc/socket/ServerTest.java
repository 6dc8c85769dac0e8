package dev.tollgate.persistence.jdbc.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.EditionSuperseded;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Scope;
import dev.tollgate.persistence.jdbc.socket.Link.Frame;
import dev.tollgate.persistence.jdbc.socket.Link.Kind;
import dev.tollgate.persistence.jdbc.socket.Peer.NotExecuted;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the process that has a store open answers to others. */
class ServerTest {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final RegisteredScope READ =
      new RegisteredScope(new Scope("read"), new Name("to read"));

  @TempDir private Path directory;

  private UnixDomainSocketAddress address() {
    return UnixDomainSocketAddress.of(directory.resolve("socket"));
  }

  private Server start(Supplier<List<RegisteredScope>> all, Predicate<SocketChannel> trust)
      throws IOException {
    ServerSocketChannel socket =
        ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address());
    return Server.start(socket, _ -> new OnlyReading(all), trust);
  }

  record OnlyReading(Supplier<List<RegisteredScope>> reading) implements Scopes {

    @Override
    public boolean add(RegisteredScope scope) {
      throw new IllegalStateException("not in this test");
    }

    @Override
    public List<RegisteredScope> all() {
      return reading.get();
    }
  }

  private SocketChannel connect() throws IOException {
    return SocketChannel.open(address());
  }

  private static Object all(Peer peer) throws NotExecuted, NoSuchMethodException {
    return peer.call(Scopes.class, 0, Verb.of(Scopes.class.getMethod("all")), List.of());
  }

  @Test
  void aVerbThatTakesLongerThanTheSilenceThatIsAllowedIsAnswered() throws Exception {
    try (Server _ = start(() -> slowly(List.of(READ)), _ -> true);
        Peer peer = new Peer(connect(), Duration.ofSeconds(3))) {

      assertEquals(List.of(READ), all(peer));
      assertTrue(peer.isUsable());
    }
  }

  private static <T> T slowly(T result) {
    try {
      Thread.sleep(3_500);
      return result;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatAPortThrowsIsThrownAgainWithItsKindAndItsMessage() throws Exception {
    List<RuntimeException> thrown =
        List.of(
            new StoreUnavailable("away", new IllegalStateException("disk full")),
            new StorageMisconfigured("Do this."),
            new EditionSuperseded(),
            new IllegalStateException("a mistake"));
    for (RuntimeException each : thrown) {
      try (Server _ = start(() -> fail(each), _ -> true);
          Peer peer = new Peer(connect(), PATIENCE)) {

        RuntimeException arrived = assertThrows(RuntimeException.class, () -> all(peer));

        assertEquals(each.getClass(), arrived.getClass());
        assertTrue(arrived.getMessage().endsWith(each.getMessage()), arrived.getMessage());
        assertEquals(each.getCause() == null, arrived.getCause() == null);
        assertTrue(peer.isUsable());
      }
      java.nio.file.Files.delete(directory.resolve("socket"));
    }
  }

  private static List<RegisteredScope> fail(RuntimeException e) {
    throw e;
  }

  @Test
  void aProcessThatIsNotTrustedGetsNoAnswer() throws Exception {
    try (Server _ = start(() -> List.of(READ), _ -> false);
        Link link = new Link(connect())) {

      assertThrows(IOException.class, () -> link.receive(PATIENCE));
    }
  }

  @Test
  void aVerbThatHasOtherTypesThereIsNotCalled() throws Exception {
    try (Server _ = start(() -> List.of(READ), _ -> true);
        Link link = new Link(connect())) {
      link.send(Kind.REQUEST, request(Scopes.class.getName(), "all", 1));

      assertEquals(Kind.OTHER_VERSION, link.receive(PATIENCE).kind());
    }
  }

  private static byte[] request(String port, String verb, int print) {
    return new Output().put(0).put(port).put(verb).put(print).toByteArray();
  }

  @Test
  void whatIsNoPortCannotBeCalled() throws Exception {
    try (Server _ = start(() -> List.of(READ), _ -> true)) {
      for (String port :
          List.of("java.lang.Runnable", Scopes.class.getName() + "x", Server.class.getName())) {
        try (Link link = new Link(connect())) {
          link.send(Kind.REQUEST, request(port, "run", 1));

          assertThrows(EOFException.class, () -> link.receive(PATIENCE), port);
        }
      }
    }
  }

  @Test
  void aServerThatEndsSaysGoodbyeToThoseWhoWait() throws Exception {
    Server server = start(() -> List.of(READ), _ -> true);
    try (Peer used = new Peer(connect(), PATIENCE);
        Link silent = new Link(connect())) {
      assertEquals(List.of(READ), all(used));

      server.close();

      assertThrows(NotExecuted.class, () -> all(used));
      assertFalse(used.isUsable());
      Frame last = silent.receive(PATIENCE);
      assertEquals(Kind.GOODBYE, last.kind());
    }
  }
}
