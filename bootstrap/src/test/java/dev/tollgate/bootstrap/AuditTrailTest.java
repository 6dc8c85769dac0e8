package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import dev.tollgate.application.port.StoreTrace.Verb;
import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.audit.RefusalLedger;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.AuditRecord;
import dev.tollgate.http.reference.ErrorReference;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What audit records of refusals cost the requests that are refused. */
final class AuditTrailTest {

  /** Verbs that read. */
  private static final Set<String> READS =
      Set.of("Clients.find", "Clients.findFresh", "Companies.find", "Enterprises.find", "Keys.all");

  private static RefusalLedger ledger() {
    return new RefusalLedger(Clock.systemUTC(), new SecureRandom());
  }

  @Test
  void refusedRequestsWriteNothingAndAreRecordedTogether() {
    RefusalLedger ledger = ledger();
    Queue<Verb> asked = new ConcurrentLinkedQueue<>();
    try (World world = World.traced(ledger, (_, verb) -> asked.add(verb))) {
      Tenant tenant = world.tenant();
      int refused = 0;
      for (String contract : ErrorReference.contracts()) {
        for (Provocations.Authenticating endpoint :
            Provocations.provocations(contract).authenticating()) {
          for (String client : List.of("stranger", tenant.id())) {
            assertEquals(
                401,
                world
                    .form(
                        endpoint.path(),
                        endpoint.form() + "client_id=" + client + "&client_secret=wrong")
                    .status());
            refused++;
          }
        }
      }

      Set<String> verbs =
          asked.stream()
              .map(verb -> verb.port() + "." + verb.name())
              .collect(Collectors.toCollection(TreeSet::new));
      assertTrue(verbs.contains("Clients.find"), verbs.toString());
      assertTrue(READS.containsAll(verbs), verbs.toString());
      AtomicInteger writes = new AtomicInteger();
      AuditRecords records = mock();
      doAnswer(_ -> writes.incrementAndGet()).when(records).add(any());
      ledger.absorb();
      ledger.end(records);
      assertTrue(refused > 5, "only " + refused);
      assertEquals(1, writes.get());
    }
  }

  @Test
  void requestsAreAnsweredAsUsualWhileTheAuditRecordsCannotBeWritten() throws Exception {
    RefusalLedger ledger = ledger();
    CountDownLatch failures = new CountDownLatch(2);
    Queue<AuditRecord> kept = new ConcurrentLinkedQueue<>();
    AuditRecords records = mock();
    doAnswer(_ -> failed(failures, new StoreUnavailable("away", null)))
        .doAnswer(_ -> failed(failures, new IllegalStateException("a bug")))
        .doAnswer(call -> kept.addAll(call.getArgument(0)))
        .when(records)
        .add(any());
    try (World world = new World(ledger)) {
      Tenant tenant = world.tenant();
      String form = "client_id=" + tenant.id() + "&client_secret=";
      try (AuditWriter _ = AuditWriter.start(ledger, records)) {
        do {
          assertEquals(401, world.form("/oauth/access-token", form + "wrong").status());
          assertEquals(200, world.form("/oauth/access-token", tenant.form()).status());
        } while (!failures.await(50, TimeUnit.MILLISECONDS));
      }
      assertTrue(
          kept.stream().anyMatch(it -> it.event() == AuditEvent.AUTHENTICATION_REFUSED),
          kept.toString());
    }
  }

  private static Object failed(CountDownLatch failures, RuntimeException failure) {
    failures.countDown();
    throw failure;
  }
}
