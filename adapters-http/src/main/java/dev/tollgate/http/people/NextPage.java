package dev.tollgate.http.people;

import dev.tollgate.application.Parameter;
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
      case Parameter.NotText() -> Result.refused(new LinkRefusal.ContinueInvalid());
      case Parameter.Text(String target) ->
          Result.of(continuations.parse(target), new LinkRefusal.ContinueInvalid());
    };
  }

  /** The same, where somebody may just as well go nowhere. */
  Result<Optional<ContinueTo>, LinkRefusal> read(Parameter parameter) {
    return parameter instanceof Parameter.Absent
        ? Result.ok(Optional.empty())
        : read(parameter, AppsController.HERE).map(Optional::of);
  }
}
