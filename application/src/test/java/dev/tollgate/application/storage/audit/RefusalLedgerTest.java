package dev.tollgate.application.storage.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.memory.Memory;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.AuditRecord;
import dev.tollgate.domain.SecretId;
import dev.tollgate.domain.refusal.AuthenticationFailed;
import dev.tollgate.domain.refusal.AuthenticationFailed.Evidence;
import dev.tollgate.domain.refusal.FailureCause;
import dev.tollgate.domain.refusal.SignInFailed;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RefusalLedgerTest {

  private static final Instant START = Instant.parse("2026-01-01T10:00:30Z");

  private final Storage store = new Memory().open();
  private Instant now = START;
  private final InstantSource source = () -> now;
  private final RefusalLedger ledger =
      new RefusalLedger(source.withZone(ZoneOffset.UTC), RandomGenerator.getDefault());

  private void refuse(int times, String contract, String caller, FailureCause cause) {
    for (int i = 0; i < times; i++) {
      ledger.authenticationFailed(contract, caller, cause, Optional.empty());
    }
  }

  private List<AuditRecord> records(AuditEvent event) {
    return store
        .auditRecords()
        .page(
            new AuditRecords.Filter(Set.of(), Set.of(), Optional.of(event), Optional.empty()),
            "",
            20_000);
  }

  private long write() {
    ledger.absorb();
    return ledger.write(store.auditRecords());
  }

  @Test
  void aRefusalIsKeptWithItsCauseItsRequestAndTheSecret() {
    Instant expired = Instant.parse("2025-11-02T10:00:00Z");

    boolean _ =
        Occasion.current()
            .with("request", "r-1")
            .run(
                () -> {
                  ledger.authenticationFailed(
                      "rfc",
                      "ci",
                      AuthenticationFailed.Cause.EXPIRED_SECRET,
                      Optional.of(new Evidence(new SecretId("sec_1"), expired)));
                  return true;
                });
    long _ = write();

    AuditRecord record = records(AuditEvent.AUTHENTICATION_REFUSED).getFirst();
    assertEquals(Optional.of("ci"), record.client());
    assertEquals(START, record.at());
    assertEquals(
        Map.of(
            "contract",
            "rfc",
            "cause",
            "expired_secret",
            "request",
            "r-1",
            "secret",
            "sec_1",
            "ended_at",
            "2025-11-02T10:00:00Z"),
        record.details());
  }

  @Test
  void refusalsAreCountedByClientCauseAndMinuteOnceTheMinuteIsOver() {
    refuse(3, "rfc", "ci", AuthenticationFailed.Cause.WRONG_SECRET);
    refuse(2, "rfc", "ci", AuthenticationFailed.Cause.CLIENT_DISABLED);
    refuse(1, "rfc", "", AuthenticationFailed.Cause.NO_CREDENTIALS);
    refuse(4, "sign-in", "usr_1", SignInFailed.Cause.WRONG_PASSWORD);
    long _ = write();
    int early = records(AuditEvent.AUTHENTICATION_COUNTED).size();
    now = START.plusSeconds(31);
    refuse(1, "rfc", "ci", AuthenticationFailed.Cause.WRONG_SECRET);

    long _ = write();

    assertEquals(0, early);
    assertEquals(
        List.of(
            "1 no_credentials Optional.empty",
            "2 client_disabled Optional[ci]",
            "3 wrong_secret Optional[ci]"),
        records(AuditEvent.AUTHENTICATION_COUNTED).stream()
            .map(it -> it.count() + " " + it.details().get("cause") + " " + it.client())
            .sorted()
            .toList());
    AuditRecord signIns = records(AuditEvent.SIGN_IN_COUNTED).getFirst();
    assertEquals(4, signIns.count());
    assertEquals(Optional.of("usr_1"), signIns.user());
    assertEquals("2026-01-01T10:00:00Z", signIns.details().get("minute"));
  }

  @Test
  void theCountsOfAMinuteThatIsNotOverAreWrittenAtTheEnd() {
    refuse(3, "rfc", "ci", AuthenticationFailed.Cause.WRONG_SECRET);
    ledger.absorb();

    ledger.end(store.auditRecords());

    assertEquals(3, records(AuditEvent.AUTHENTICATION_COUNTED).getFirst().count());
  }

  @Test
  void aboveAHundredInASecondSingleRecordsAreSampledAndStillCounted() {
    refuse(1050, "rfc", "ci", AuthenticationFailed.Cause.WRONG_SECRET);
    now = START.plusSeconds(1);
    refuse(7, "rfc", "ci", AuthenticationFailed.Cause.WRONG_SECRET);
    ledger.absorb();

    ledger.end(store.auditRecords());

    assertEquals(100 + 9 + 7, records(AuditEvent.AUTHENTICATION_REFUSED).size());
    assertEquals(1057, records(AuditEvent.AUTHENTICATION_COUNTED).getFirst().count());
  }

  @Test
  void aFloodThatGoesOnIsRecordedOnceASecondAndStillCounted() {
    int seconds = 130;
    for (int i = 0; i < seconds; i++) {
      now = START.plusSeconds(i);
      refuse(100, "rfc", "ci", AuthenticationFailed.Cause.WRONG_SECRET);
      ledger.absorb();
    }
    int inFirstHour = RefusalLedger.SINGLE_AN_HOUR + seconds - RefusalLedger.SINGLE_AN_HOUR / 100;
    now = START.plusSeconds(3600);
    refuse(100, "rfc", "ci", AuthenticationFailed.Cause.WRONG_SECRET);
    ledger.absorb();

    ledger.end(store.auditRecords());

    assertEquals(inFirstHour + 100, records(AuditEvent.AUTHENTICATION_REFUSED).size());
    assertEquals(
        100L * (seconds + 1),
        records(AuditEvent.AUTHENTICATION_COUNTED).stream().mapToLong(AuditRecord::count).sum());
  }

  @Test
  void whatDoesNotFitIsCountedAsLost() {
    refuse(16_384 + 5, "rfc", "ci", AuthenticationFailed.Cause.WRONG_SECRET);

    long lost = write();

    assertEquals(5, lost);
    assertEquals(5, records(AuditEvent.REFUSALS_LOST).getFirst().count());
    assertEquals(0, write());
  }

  @Test
  void clientsBeyondTheBoundOfAMinuteAreCountedTogether() {
    for (int i = 0; i < 520; i++) {
      refuse(1, "rfc", "c" + i, AuthenticationFailed.Cause.UNKNOWN_CLIENT);
    }
    ledger.absorb();

    ledger.end(store.auditRecords());

    List<AuditRecord> counted = records(AuditEvent.AUTHENTICATION_COUNTED);
    assertEquals(501, counted.size());
    assertTrue(
        counted.stream()
            .anyMatch(it -> it.client().equals(Optional.of("others")) && it.count() == 20));
  }

  @Test
  void whatCannotBeWrittenStaysForTheNextTime() {
    Storage closed = new Memory().open();
    closed.close();
    refuse(2, "rfc", "ci", AuthenticationFailed.Cause.WRONG_SECRET);
    ledger.absorb();

    assertThrows(StoreUnavailable.class, () -> ledger.write(closed.auditRecords()));
    long _ = write();

    assertEquals(2, records(AuditEvent.AUTHENTICATION_REFUSED).size());
  }
}
