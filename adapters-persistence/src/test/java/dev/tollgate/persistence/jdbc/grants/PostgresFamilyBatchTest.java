package dev.tollgate.persistence.jdbc.grants;

import static dev.tollgate.persistence.jdbc.grants.FamilyBatchTest.aRotation;
import static dev.tollgate.persistence.jdbc.grants.FamilyBatchTest.anExchange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tollgate.domain.SecretDigest;
import dev.tollgate.persistence.jdbc.OpenTables;
import dev.tollgate.persistence.jdbc.PostgresServer;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One statement for a batch, with a verdict for each write. */
@Tag("full")
@ResourceLock(PostgresServer.LOCK)
class PostgresFamilyBatchTest {

  private static final String TOKENS = "SELECT id FROM token ORDER BY id";
  private static final String USED =
      "SELECT COUNT(*) FROM refresh_token WHERE used_at IS NOT NULL AND answer = 'sealed'";

  private OpenTables open;
  private FamilyBatch batch;

  @BeforeEach
  void open() {
    PostgresServer.shared().empty();
    open = OpenTables.postgres();
    batch = FamilyPorts.batch(open.tables().statements(), open.database());
    CodeRows codes = open.tables().rows(CodeRows.class);
    Stream.of("a", "b", "c").map(FamilyBatchTest::aCode).forEach(codes::insert);
  }

  @AfterEach
  void close() {
    open.close();
  }

  private List<Boolean> exchange(FamilyWrite.Exchange... all) {
    return batch.exchange(List.of(all));
  }

  private List<Boolean> rotate(FamilyWrite.Rotate... all) {
    return batch.rotate(List.of(all));
  }

  @Test
  void aCodeIsExchangedOnceAlsoWithinABatchAndTheOthersGoOn() {
    List<Boolean> first = exchange(anExchange("a", "t1"), anExchange("a", "other"));

    List<Boolean> second =
        exchange(anExchange("a", "again"), anExchange("b", "t2"), anExchange("x", "unknown"));

    assertEquals(1, Collections.frequency(first, true));
    assertEquals(List.of(false, true, false), second);
    assertEquals(List.of(first.getFirst() ? "t1" : "other", "t2"), open.ask(TOKENS));
    assertEquals(List.of("2"), open.ask("SELECT COUNT(*) FROM refresh_token"));
  }

  @Test
  void aRotationThatIsRefusedLeavesNoTraceAndTheOthersGoOn() {
    assertEquals(List.of(true, true), exchange(anExchange("a", "t1"), anExchange("b", "t2")));
    String kept =
        "SELECT kept_until FROM authorization_code WHERE digest = '"
            + SecretDigest.of("a").hex()
            + "'";
    List<String> before = open.ask(kept);

    List<Boolean> verdicts =
        rotate(
            aRotation("a", "unknown", "second a", "t3"),
            aRotation("b", "first b", "second b", "t4"),
            aRotation("b", "first b", "other b", "t5"));

    assertFalse(verdicts.getFirst());
    assertEquals(1, Collections.frequency(verdicts, true));
    assertEquals(List.of("t1", "t2", verdicts.get(1) ? "t4" : "t5"), open.ask(TOKENS));
    assertEquals(List.of("1"), open.ask(USED));
    assertEquals(before, open.ask(kept));
  }

  @Test
  void noTokenComesFromACodeThatIsRevoked() {
    assertEquals(List.of(true), exchange(anExchange("a", "t1")));
    PostgresServer.shared()
        .execute(
            "contract", "UPDATE authorization_code SET revoked_at = 1 WHERE revoked_at IS NULL");

    assertEquals(List.of(false), rotate(aRotation("a", "first a", "second a", "t2")));
    assertEquals(List.of(false), exchange(anExchange("b", "t3")));

    assertEquals(List.of("t1"), open.ask(TOKENS));
    assertEquals(List.of("0"), open.ask(USED));
  }

  @Test
  void aPlanThatIsKeptUsesIndexesHoweverSmallTheTablesWere() {
    List<String> plans =
        Stream.of(PostgresFamilyBatch.EXCHANGE, PostgresFamilyBatch.ROTATE)
            .flatMap(statement -> PostgresServer.shared().genericPlan(statement).stream())
            .toList();

    assertEquals(List.of(), plans.stream().filter(line -> line.contains("Seq Scan on")).toList());
  }
}
