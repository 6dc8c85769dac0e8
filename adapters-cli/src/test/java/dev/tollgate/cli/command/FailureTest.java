package dev.tollgate.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.cli.SampleStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTest {

  private static final Run NO_ANSWER =
      new Run(
          1,
          "",
          "The store does not respond. Check that it is running and that --data and --storage point"
              + " to it, then try again.\n");

  private final StoreUnavailable away =
      new StoreUnavailable("connection of user admin refused", new IllegalStateException());

  @Test
  void aStoreThatCannotBeReachedIsOneSentence() {
    Run run = new Program().storeThatFailsWith(away).run("client list");

    assertEquals(NO_ANSWER, run);
  }

  @Test
  void aStoreThatStopsAnsweringIsOneSentenceAndIsClosed() {
    Storage store = mock();
    when(store.leases()).thenReturn(new SampleStore().leases());
    doThrow(away).when(store).enterprises();

    Run run = new Program().storeInstead(store).run("enterprise show ent_1");

    assertEquals(NO_ANSWER, run);
    verify(store).close();
  }

  @Test
  void aMisconfiguredStoreSaysWhatToFix() {
    Run run =
        new Program()
            .storeThatFailsWith(new StorageMisconfigured("No backend knows \"mongo:\"."))
            .run("scope list");

    assertEquals(new Run(1, "", "No backend knows \"mongo:\".\n"), run);
  }

  @Test
  void missingPrivilegesSayWhatToFix() {
    StorageMisconfigured misconfigured = new StorageMisconfigured("Give the user the right.");

    Run run =
        new Program()
            .storeThatFailsWith(new StoreUnavailable("refused", misconfigured))
            .run("scope list");

    assertEquals(new Run(1, "", "Give the user the right.\n"), run);
  }

  @Test
  void aMistakeInAnErrorReferenceIsNamed() {
    ErrorCatalog broken = mock(ErrorCatalog.class);
    when(broken.contracts()).thenReturn(List.of("rfc"));
    when(broken.errors("rfc"))
        .thenThrow(new ErrorCatalog.Invalid("rfc/errors.yaml, token: advice is missing.") {});

    Run run = new Program().errors(broken).run("errors list");

    assertEquals(new Run(1, "", "rfc/errors.yaml, token: advice is missing.\n"), run);
  }

  @Test
  void anInternalErrorIsOneSentenceWithoutItsMessage() {
    Run run =
        new Program().storeThatFailsWith(new IllegalStateException("internal")).run("scope list");

    assertEquals(
        new Run(
            1,
            "",
            "Internal error in Tollgate (IllegalStateException). Set TOLLGATE_TRACE=1 to see"
                + " where.\n"),
        run);
  }

  @Test
  void theStackTraceIsPrintedOnRequest() {
    Run run =
        new Program()
            .variable("TOLLGATE_TRACE", "1")
            .storeThatFailsWith(new IllegalStateException("internal"))
            .run("scope list");

    assertEquals(1, run.status());
    assertTrue(run.err().contains("\njava.lang.IllegalStateException: internal\n\tat "), run.err());
  }
}
