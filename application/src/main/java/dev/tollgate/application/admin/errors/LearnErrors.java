package dev.tollgate.application.admin.errors;

import dev.tollgate.application.admin.errors.ErrorRefusal.ContractFilesInvalid;
import dev.tollgate.application.admin.errors.ErrorRefusal.ContractNotFound;
import dev.tollgate.application.admin.errors.ErrorRefusal.LearnErrorsRefusal;
import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.application.port.WordingLearner;
import dev.tollgate.application.port.WordingLearner.Learned;
import dev.tollgate.application.port.WordingLearner.Recording;
import dev.tollgate.domain.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Makes a contract file from recorded exchanges of another server. */
public final class LearnErrors {

  private final ErrorCatalog catalog;
  private final WordingLearner learner;

  public LearnErrors(ErrorCatalog catalog, WordingLearner learner) {
    this.catalog = catalog;
    this.learner = learner;
  }

  /**
   * Words a contract like these recordings.
   *
   * @param files the directory with the contract files, one of which may already derive the
   *     contract; empty without contract files
   */
  public Result<Learned, LearnErrorsRefusal> learn(
      String contract, Optional<Path> files, List<Recording> recordings) {
    ErrorCatalog current = files.map(catalog::with).orElse(catalog);
    List<String> mistakes = current.mistakes();
    if (!mistakes.isEmpty()) {
      return Result.refused(new ContractFilesInvalid(mistakes));
    }
    return current.contracts().contains(contract)
        ? Result.ok(learner.learn(contract, files, recordings))
        : Result.refused(new ContractNotFound(contract, current.contracts()));
  }
}
