package dev.tollgate.persistence.jdbc.tokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.tollgate.persistence.jdbc.OpenTables;
import dev.tollgate.persistence.jdbc.PostgresServer;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** One statement for a batch, with a verdict for each row. */
@Tag("full")
@ResourceLock(PostgresServer.LOCK)
class PostgresTokenBatchTest {

  private static final String REVOCATIONS = "SELECT token FROM revocation ORDER BY place";

  private OpenTables open;
  private TokenBatch batch;

  @BeforeEach
  void open() {
    PostgresServer.shared().empty();
    open = OpenTables.postgres();
    batch = TokenPorts.batch(open.tables(), open.database());
  }

  @AfterEach
  void close() {
    open.close();
  }

  private List<Boolean> add(String... ids) {
    return batch.add(List.of(ids).stream().map(TokenBatchTest::aToken).toList());
  }

  private List<Boolean> revoke(String... ids) {
    return batch.revoke(List.of(ids).stream().map(TokenBatchTest::aRevocation).toList());
  }

  private List<String> ask(String query) {
    return open.ask(query);
  }

  @Test
  void aTakenIdIsRefusedAndTheOthersAreAdded() {
    List<Boolean> first = add("a", "b", "b");

    List<Boolean> second = add("a", "c");

    assertEquals(List.of(true, true, false), first);
    assertEquals(List.of(false, true), second);
    assertEquals(List.of("a", "b", "c"), ask("SELECT id FROM token ORDER BY id"));
  }

  @Test
  void aRevocationIsNotedOnceAndOnlyIfItChangedSomething() {
    assertEquals(List.of(true, true, true), add("a", "b", "c"));

    List<Boolean> twice = revoke("a", "a");
    assertEquals(1, Collections.frequency(twice, true));
    assertEquals(List.of(false, true, false), revoke("a", "b", "x"));
    assertEquals(List.of(true), revoke("c"));

    assertEquals(List.of("a", "b", "c"), ask(REVOCATIONS));
    assertEquals(List.of(), ask("SELECT id FROM token WHERE revoked_at IS NULL"));
  }

  /** Pages are filled one after another only if none was used before. */
  @Test
  void aRevokedTokenStaysOnItsPage() {
    PostgresServer.shared().execute("contract", "TRUNCATE token");
    String page = "SELECT (ctid::text::point)[0] FROM token WHERE id = 't0'";
    List<Boolean> _ = add(IntStream.range(0, 500).mapToObj(i -> "t" + i).toArray(String[]::new));
    List<String> before = ask(page);

    assertEquals(List.of(true), revoke("t0"));

    assertEquals(before, ask(page));
    assertNotEquals(before, ask("SELECT max((ctid::text::point)[0]) FROM token"));
  }

  @Test
  void aPlanThatIsKeptUsesTheIndexHoweverSmallTheTableWas() {
    List<String> plan = PostgresServer.shared().genericPlan(PostgresTokenBatch.revoke("1"));

    assertEquals(List.of(), plan.stream().filter(line -> line.contains("Seq Scan on")).toList());
  }
}
