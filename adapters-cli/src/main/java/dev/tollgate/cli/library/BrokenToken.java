package dev.tollgate.cli.library;

import dev.tollgate.application.admin.library.LibraryRefusal.LibraryBroken.Problem;

/** The JSON token at the parser's position is not allowed there. */
final class BrokenToken extends Exception {

  private static final long serialVersionUID = 1L;

  private final Problem problem;

  BrokenToken(Problem problem) {
    super(problem.name());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
