package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.tollgate.application.storage.ComposedStorage;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.Users;
import dev.tollgate.bootstrap.Program.Ended;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.management.ManagementAnswer;
import dev.tollgate.http.management.ManagementServer;
import dev.tollgate.http.management.Readiness;
import dev.tollgate.http.management.Readiness.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port that operators use. */
final class ManagementTest {

  @TempDir private Path directory;

  private static ServerSocket taken() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @Test
  void aManagementPortInUseStopsTheStart() throws IOException {
    try (ServerSocket taken = taken()) {
      String port = String.valueOf(taken.getLocalPort());

      Ended ended =
          new Program(directory, Map.of())
              .runHere("serve", "--port", "0", "--storage", "memory:", "--management-port", port);

      assertEquals(1, ended.status());
      assertEquals(
          "Port "
              + port
              + " of 127.0.0.1 is in use. Stop the program that listens there, or give another port"
              + " with --management-port or TOLLGATE_MANAGEMENT_PORT, or 0 for none.\n",
          ended.err());
      assertEquals("", ended.out());
    }
  }

  @Test
  void aManagementAddressOfAnotherMachineStopsTheStart() {
    Ended ended =
        new Program(directory, Map.of("TOLLGATE_MANAGEMENT_HOST", "192.0.2.1"))
            .runHere("serve", "--port", "0", "--storage", "memory:", "--management-port", "9091");

    assertEquals(1, ended.status());
    assertTrue(
        ended.err().startsWith("Cannot listen on address 192.0.2.1, port 9091 ("), ended.err());
  }

  @Test
  void noPortMeansNoServer() {
    assertFalse(new ManagementPort("127.0.0.1", OptionalInt.of(0)).open().isPresent());
  }

  @Test
  void theUsualPortIsLeftToTheProgramThatHasIt() {
    Optional<ManagementServer> first = new ManagementPort("::1", OptionalInt.empty()).open();
    Optional<ManagementServer> second = new ManagementPort("[::1]", OptionalInt.empty()).open();

    first.ifPresent(ManagementServer::close);
    second.ifPresent(ManagementServer::close);
    assertFalse(second.isPresent());
  }

  @Test
  void aServerThatLosesItsStoreIsNotReady() {
    try (World world = new World()) {
      Readiness readiness = new Readiness();
      readiness.started(world.server.checks());
      ManagementAnswer before = readiness.answer();

      world.storage.close();
      world.ageKeys();

      String after = readiness.answer().body();
      assertEquals(200, before.status());
      assertEquals(503, readiness.answer().status());
      assertTrue(after.contains("\"store\":{\"reason\":\"The store is unavailable: "), after);
      assertTrue(after.contains("\"keys\":{\"reason\":\"The store is unavailable: "), after);
    }
  }

  @Test
  void aServerThatCannotOpenTheNewestKeyIsNotReady() {
    try (World world = new World()) {
      Readiness readiness = new Readiness();
      readiness.started(world.server.checks());

      world.rotateByAnotherMasterKey(SigningAlgorithm.RS256);

      ManagementAnswer answer = readiness.answer();
      assertEquals(503, answer.status());
      assertTrue(
          answer
              .body()
              .contains(
                  "\"keys\":{\"reason\":\"No key can sign with RS256: the store has none, or the"
                      + " master key of this server does not open it.\",\"status\":\"failed\"}"),
          answer.body());
      assertTrue(answer.body().contains("\"store\":{\"status\":\"ok\"}"), answer.body());
    }
  }

  @Test
  void tablesThatCannotBeReadAreNoticedUnlessTheStoreIsAway() {
    try (Storage memory = Stores.open("memory:", directory, Map.of())) {
      AtomicLong nanos = new AtomicLong();
      Users users = mock();
      TableCheck check =
          new TableCheck(ComposedStorage.over(memory).with(Users.class, users), nanos::get);
      when(users.page(any()))
          .thenReturn(List.of())
          .thenThrow(new IllegalStateException("no such column"))
          .thenThrow(new StoreUnavailable("away", null));

      Finding good = check.find();
      Finding remembered = check.find();
      nanos.set(Duration.ofSeconds(10).toNanos());
      Finding bad = check.find();
      nanos.set(Duration.ofSeconds(20).toNanos());

      assertTrue(good.passed());
      assertTrue(remembered.passed());
      assertEquals(
          Finding.failed(
              "The tables of the store are not those of this version of Tollgate. The log has the"
                  + " cause."),
          bad);
      assertThrows(StoreUnavailable.class, check::find);
    }
  }
}
