package dev.tollgate.application.admin.errors;

import dev.tollgate.application.admin.errors.ErrorRefusal.ContractNotFound;
import dev.tollgate.application.admin.errors.ErrorRefusal.LearnErrorsRefusal;
import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.application.port.WordingLearner;
import dev.tollgate.application.port.WordingLearner.Learned;
import dev.tollgate.application.port.WordingLearner.Recording;
import dev.tollgate.domain.Result;
import java.util.List;

/** Makes a contract file from recorded exchanges of another server. */
public final class LearnErrors {

  private final ErrorCatalog catalog;
  private final WordingLearner learner;

  public LearnErrors(ErrorCatalog catalog, WordingLearner learner) {
    this.catalog = catalog;
    this.learner = learner;
  }

  public Result<Learned, LearnErrorsRefusal> learn(String contract, List<Recording> recordings) {
    List<String> known = catalog.contracts();
    return known.contains(contract)
        ? Result.ok(learner.learn(contract, recordings))
        : Result.refused(new ContractNotFound(contract, known));
  }
}
