package dev.tollgate.bootstrap;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs the tests of one class, with whatever the class loader of this one holds. */
public final class ContractRun {

  /** Listeners of this build's own sessions need more than that. */
  private static final LauncherConfig NO_LISTENERS =
      LauncherConfig.builder().enableLauncherSessionListenerAutoRegistration(false).build();

  private ContractRun() {}

  /** How many tests succeeded, or what went wrong. */
  public static String of(Class<?> test) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create(NO_LISTENERS)
        .execute(
            LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test)).build(),
            listener);
    TestExecutionSummary summary = listener.getSummary();
    StringWriter failures = new StringWriter();
    summary.printFailuresTo(new PrintWriter(failures));
    return summary.getTotalFailureCount() == 0
        ? summary.getTestsSucceededCount() + " of " + summary.getTestsFoundCount()
        : failures.toString();
  }
}
