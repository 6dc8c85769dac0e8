package dev.tollgate.persistence.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Eventually;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.Scope;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes with the same directory open, as a server and a command. */
@Tag("full")
class H2ProcessesTest {

  @TempDir private Path directory;

  private static boolean add(Storage storage, String scope) {
    return storage.scopes().add(new RegisteredScope(new Scope(scope), new Name(scope)));
  }

  @Test
  void aSecondProcessSharesTheStoreOfTheFirst() throws Exception {
    try (Storage storage = new H2Outage(directory).open();
        ChildProcess second = ChildProcess.start(ScopeAdder.class, directory.toString())) {
      boolean added = add(storage, "first");

      String count = second.ask("second");

      assertTrue(added);
      assertEquals("2", count);
      assertEquals(2, storage.scopes().all().size());
    }
  }

  @Test
  void theSecondProcessGoesOnWhenTheFirstIsKilled() throws Exception {
    try (ChildProcess first = ChildProcess.start(ScopeAdder.class, directory.toString())) {
      String count = first.ask("first");
      try (Storage storage = new H2Outage(directory).open()) {
        boolean added = add(storage, "second");
        first.kill();

        int after = countEventually(storage);

        assertEquals("1", count);
        assertTrue(added);
        assertEquals(2, after);
        assertTrue(add(storage, "third"));
      }
    }
  }

  @Test
  void noVerbOfTheSecondProcessFailsWhenTheFirstEnds() throws Exception {
    try (ChildProcess first = ChildProcess.start(ScopeAdder.class, directory.toString())) {
      String count = first.ask("first");
      try (Storage storage = new H2Outage(directory).open()) {
        List<Boolean> added = new ArrayList<>();
        for (int i = 0; first.process().isAlive() || i < 200; i++) {
          if (i == 100) {
            first.input().close();
          }
          added.add(add(storage, "s" + i));
        }

        assertEquals("1", count);
        assertEquals(0, first.process().exitValue());
        assertEquals(1 + added.size(), storage.scopes().all().size());
        assertFalse(added.contains(false));
      }
    }
  }

  @Test
  void theFirstProcessWaitsForAnEditionOfTheSecondBeforeItEnds() throws Exception {
    try (ChildProcess first = ChildProcess.start(ScopeAdder.class, directory.toString())) {
      String _ = first.ask("first");
      CompanyId company = new CompanyId("company");
      try (Storage storage = new H2Outage(directory).open()) {
        addCompany(storage, company);
        try (Documents.Edition edition = storage.documents().replace(company)) {
          first.input().close();
          boolean ended = first.process().waitFor(500, TimeUnit.MILLISECONDS);
          edition.add(List.of(new Document(DocumentKind.TAG, "{}")));
          edition.publish();
          assertFalse(ended);
        }

        assertEquals(0, first.process().waitFor());
        assertEquals(1, storage.documents().page(company, DocumentKind.TAG, 0, 10).total());
      }
    }
  }

  private static void addCompany(Storage storage, CompanyId company) {
    EnterpriseId enterprise = new EnterpriseId("enterprise");
    Name name = new Name("Acme");
    assertTrue(
        storage.enterprises().add(new Enterprise(enterprise, name, true, Instant.EPOCH))
            && storage
                .companies()
                .add(new Company(company, enterprise, name, true, Instant.EPOCH)));
  }

  @Test
  void fortyEightPeersThatAnnounceMuchAndStallHarmNobody() throws Exception {
    List<SocketChannel> peers = new ArrayList<>();
    try (ChildProcess first =
        ChildProcess.start(
            List.of("-Xmx96m", "-XX:+ExitOnOutOfMemoryError"),
            ScopeAdder.class,
            directory.toString())) {
      String before = first.ask("first");
      for (int i = 0; i < 48; i++) {
        peers.add(peer(FOUL.get(i % FOUL.size())));
      }

      try (Storage storage = new H2Outage(directory).open()) {
        assertTrue(add(storage, "second"));
      }

      assertEquals("1", before);
      assertEquals("3", first.ask("third"));
    } finally {
      for (SocketChannel peer : peers) {
        peer.close();
      }
    }
  }

  /** A silent one, half a length, large announcements, negative ones, garbage, half a frame. */
  private static final List<byte[]> FOUL =
      List.of(
          new byte[0],
          new byte[] {0, 0},
          new byte[] {4, 0, 0, 0, 0},
          new byte[] {4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, (byte) 0xff, (byte) 0xff},
          new byte[] {127, -1, -1, -1, 0},
          new byte[] {-1, -1, -1, -1, 0},
          "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
          new byte[] {0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 127, -1, -1, -1},
          new byte[] {0, 0, 0, 20, 0, 1, 2, 3});

  private SocketChannel peer(byte[] bytes) throws IOException {
    SocketChannel channel =
        SocketChannel.open(UnixDomainSocketAddress.of(directory.resolve("tollgate.socket")));
    int _ = channel.write(ByteBuffer.wrap(bytes));
    return channel;
  }

  /** How many scopes there are, as soon as the store answers. */
  private static int countEventually(Storage storage) throws InterruptedException {
    AtomicInteger count = new AtomicInteger();
    Eventually.holds(
        "the store answers again",
        () -> {
          try {
            count.set(storage.scopes().all().size());
            return true;
          } catch (StoreUnavailable e) {
            return false;
          }
        });
    return count.get();
  }
}
