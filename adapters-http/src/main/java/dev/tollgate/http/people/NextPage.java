package dev.tollgate.http.people;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.Why;
import dev.tollgate.domain.Result;
import dev.tollgate.http.browser.Continuations;
import dev.tollgate.http.browser.ContinueTo;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Reads where people want to go on to. */
@Singleton
final class NextPage {

  /** The parameter that names it, in queries and in forms. */
  static final String PARAMETER = "continue";

  private final Continuations continuations;

  NextPage(Continuations continuations) {
    this.continuations = continuations;
  }

  /** What the parameter says; without it, the page that is given here. */
  Result<ContinueTo, LinkRefusal> read(Parameter parameter, ContinueTo otherwise) {
    return switch (parameter) {
      case Parameter.Absent() -> Result.ok(otherwise);
      case Parameter.NotText() -> Result.refused(invalid("not a single text"));
      case Parameter.Text(String target) ->
          continuations
              .parse(target)
              .<Result<ContinueTo, LinkRefusal>>map(Result::ok)
              .orElseGet(() -> Result.refused(invalid("no page of this server to go on to")));
    };
  }

  private static LinkRefusal invalid(String what) {
    return Why.because(
        new LinkRefusal.ContinueInvalid(), () -> "The parameter continue is " + what + ".");
  }

  /** The same, where somebody may just as well go nowhere. */
  Result<Optional<ContinueTo>, LinkRefusal> read(Parameter parameter) {
    return parameter instanceof Parameter.Absent
        ? Result.ok(Optional.empty())
        : read(parameter, AppsController.HERE).map(Optional::of);
  }
}
