package dev.tollgate.persistence.jdbc.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.persistence.jdbc.PostgresServer;
import dev.tollgate.persistence.jdbc.sql.KeyedRead;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One statement for the clients that concurrent callers look for. */
@Tag("full")
@ResourceLock(PostgresServer.LOCK)
class PostgresClientsTest {

  @BeforeEach
  void makeTheTables() {
    PostgresServer.shared().empty();
  }

  @Test
  void aPlanThatIsKeptUsesTheIndexesHoweverSmallTheTablesWere() {
    List<String> plan = PostgresServer.shared().genericPlan(KeyedRead.ofSeveral(JdbcClients.FIND));

    assertEquals(List.of(), plan.stream().filter(line -> line.contains("Seq Scan on")).toList());
  }
}
