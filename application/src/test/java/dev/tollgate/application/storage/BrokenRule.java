package dev.tollgate.application.storage;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;
import org.opentest4j.ValueWrapper;

/**
 * Begins the message of a failed test of the contract with the port, the rule (the test's name) and
 * the first difference.
 */
final class BrokenRule implements TestExecutionExceptionHandler {

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    About about =
        context.getRequiredTestMethod().getDeclaringClass().getDeclaredAnnotation(About.class);
    boolean isFailure =
        failure instanceof AssertionError
            || (failure instanceof Exception && !(failure instanceof TestAbortedException));
    if (about == null || !isFailure) {
      throw failure;
    }
    String rule = context.getRequiredTestMethod().getName();
    String message = ports(about) + ": " + rule + ": ";
    if (failure instanceof AssertionFailedError compared && compared.isExpectedDefined()) {
      ValueWrapper expected = compared.getExpected();
      ValueWrapper actual = compared.getActual();
      throw new AssertionFailedError(
          message + Difference.first(value(expected), value(actual)) + " | " + failure.getMessage(),
          expected,
          actual,
          failure);
    }
    throw new AssertionFailedError(message + failure, failure);
  }

  private static String ports(About about) {
    return about.value().length == 0
        ? "Every port"
        : Arrays.stream(about.value()).map(Class::getSimpleName).collect(joining(", "));
  }

  private static Object value(ValueWrapper wrapper) {
    return wrapper.getEphemeralValue() == null
        ? wrapper.getStringRepresentation()
        : wrapper.getEphemeralValue();
  }
}
