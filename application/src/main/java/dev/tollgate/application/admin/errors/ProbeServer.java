package dev.tollgate.application.admin.errors;

import dev.tollgate.application.admin.errors.ErrorRefusal.ContractFilesInvalid;
import dev.tollgate.application.admin.errors.ErrorRefusal.ContractNotFound;
import dev.tollgate.application.admin.errors.ErrorRefusal.ProbeRefusal;
import dev.tollgate.application.admin.errors.ErrorRefusal.ServerSilent;
import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.application.port.ServerProbe;
import dev.tollgate.application.port.ServerProbe.Finding;
import dev.tollgate.application.port.ServerProbe.Outcome;
import dev.tollgate.application.port.ServerProbe.Target;
import dev.tollgate.domain.Result;
import java.io.UncheckedIOException;
import java.util.List;

/** Scores a server against a contract, or a version of one. */
public final class ProbeServer {

  private final ErrorCatalog catalog;
  private final ServerProbe probe;

  public ProbeServer(ErrorCatalog catalog, ServerProbe probe) {
    this.catalog = catalog;
    this.probe = probe;
  }

  /** What was found about each error. */
  public record Report(List<Finding> findings) {

    public Report {
      findings = List.copyOf(findings);
    }

    public long provoked() {
      return findings.stream().filter(it -> it.outcome() != Outcome.NOT_PROVOKED).count();
    }

    public long same() {
      return findings.stream().filter(it -> it.outcome() == Outcome.SAME).count();
    }

    /** The share of provoked errors that are the same, in whole percent, rounded down. */
    public long score() {
      return provoked() == 0 ? 0 : same() * 100 / provoked();
    }
  }

  public Result<Report, ProbeRefusal> probe(Target target) {
    ErrorCatalog known = target.files().map(catalog::with).orElse(catalog);
    List<String> mistakes = known.mistakes();
    if (!mistakes.isEmpty()) {
      return Result.refused(new ContractFilesInvalid(mistakes));
    }
    if (!known.names().contains(target.contract())) {
      return Result.refused(new ContractNotFound(target.contract(), known.names()));
    }
    try {
      return Result.ok(new Report(probe.probe(target)));
    } catch (UncheckedIOException e) {
      return Result.refused(new ServerSilent(target.server().toString()));
    }
  }
}
