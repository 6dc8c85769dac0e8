package dev.tollgate.persistence.jdbc;

import static dev.tollgate.persistence.jdbc.SomeTokens.adds;
import static dev.tollgate.persistence.jdbc.SomeTokens.addsAtOnce;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Eventually;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.application.storage.StoreUnavailable;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A server that becomes read-only while another one takes over behind the same address. */
@Tag("full")
@ResourceLock(PostgresServer.LOCK)
class FailoverTest {

  /** Twice the connections of a pool. */
  private static final int ALL = 32;

  private static final String SETTING = "default_transaction_read_only";

  private final PostgresServer old = PostgresServer.shared();

  private static int port(DatabaseServer server) {
    return URI.create(server.url("x").substring("jdbc:".length())).getPort();
  }

  private static Storage open(Forwarder forwarder) {
    return new PostgresStorageProvider()
        .open(
            new StorageSettings(
                "jdbc:postgresql://127.0.0.1:" + forwarder.port() + "/contract",
                Map.of("user", DatabaseServer.USER, "password", DatabaseServer.PASSWORD)));
  }

  @Test
  void aServerThatBecameReadOnlyIsLeftByAllConnectionsAtOnce() throws Exception {
    PostgresServer successor = PostgresServer.another();
    try (Forwarder forwarder = new Forwarder(port(old));
        Storage store = open(forwarder)) {
      List<Boolean> before = addsAtOnce(store, ALL);
      old.execute("", "ALTER SYSTEM SET " + SETTING + " = on", "SELECT pg_reload_conf()");
      Eventually.holds("the server is read-only", () -> !adds(store));
      StoreUnavailable unhealthy =
          assertThrows(StoreUnavailable.class, () -> store.tokens().probe());

      forwarder.leadTo(port(successor));
      Eventually.holds("tokens are issued again", () -> adds(store));
      store.tokens().probe();
      List<Boolean> after = addsAtOnce(store, ALL);

      assertFalse(before.contains(false), "" + before);
      assertTrue(unhealthy.getMessage().contains("25006"), unhealthy.getMessage());
      assertFalse(after.contains(false), "" + after);
    } finally {
      old.execute("", "ALTER SYSTEM RESET " + SETTING, "SELECT pg_reload_conf()");
      successor.stop();
    }
  }

  /** New sessions have the setting of their database, and old ones that of the server. */
  @Test
  void noRequestFailsWhereAServerThatTakesWritesIsThereAlready() throws Exception {
    old.create("demoted");
    try (Storage store = old.open("demoted")) {
      List<Boolean> before = addsAtOnce(store, ALL);
      Set<Integer> sessions = sessions();
      old.execute(
          "",
          "ALTER DATABASE demoted SET " + SETTING + " = off",
          "ALTER SYSTEM SET " + SETTING + " = on",
          "SELECT pg_reload_conf()");

      List<Boolean> during = new ArrayList<>();
      Eventually.holds(
          "every session is replaced",
          () -> during.add(adds(store)) && Collections.disjoint(sessions, sessions()));

      assertFalse(before.contains(false), "" + before);
      assertFalse(during.contains(false), "" + during);
    } finally {
      old.execute("", "ALTER SYSTEM RESET " + SETTING, "SELECT pg_reload_conf()");
    }
  }

  private Set<Integer> sessions() {
    Set<Integer> pids = new HashSet<>();
    try (Connection connection = old.administer("");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT pid FROM pg_stat_activity WHERE datname = 'demoted'")) {
      while (rows.next()) {
        boolean _ = pids.add(rows.getInt(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return pids;
  }
}
