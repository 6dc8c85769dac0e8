package dev.tollgate.cli.errors;

import dev.tollgate.application.admin.errors.ListErrors;
import dev.tollgate.application.admin.errors.ShowError;
import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.cli.command.Session;
import dev.tollgate.cli.command.Shapes;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate errors ...}. */
@Command(
    name = "errors",
    description = "What the contracts of this server answer when they refuse, and why.",
    footer = "  tollgate errors show invalid_client")
public final class ErrorCommands {

  private final Session session;
  private final ErrorCatalog catalog;

  public ErrorCommands(Session session, ErrorCatalog catalog) {
    this.session = session;
    this.catalog = catalog;
  }

  @Command(
      name = "list",
      description = "Lists the errors of all contracts, or of one.",
      footer = "  tollgate errors list --contract cliquify --status 401")
  int list(
      @Option(names = "--contract", paramLabel = "C", description = "Only those of this contract.")
          Optional<String> contract,
      @Option(
              names = "--status",
              paramLabel = "N",
              description = "Only those with this HTTP status.")
          Optional<Integer> status) {
    return session.tell(
        () ->
            new ListErrors(catalog)
                .list(contract)
                .map(errors -> Shapes.ERROR.many(withStatus(status, errors))));
  }

  private static List<ErrorCatalog.Entry> withStatus(
      Optional<Integer> status, List<ErrorCatalog.Entry> errors) {
    return errors.stream()
        .filter(error -> status.filter(wanted -> wanted != error.status()).isEmpty())
        .toList();
  }

  @Command(
      name = "show",
      description = "Shows every error with this name or code: what is answered, why, what to do.",
      footer = "  tollgate errors show invalid_client --contract cliquify")
  int show(
      @Parameters(
              paramLabel = "NAME-OR-CODE",
              description = "Its name in the reference, or the code in its body.")
          String name,
      @Option(names = "--contract", paramLabel = "C", description = "Only those of this contract.")
          Optional<String> contract) {
    return session.tell(() -> new ShowError(catalog).show(name, contract).map(Shapes.ERROR::each));
  }
}
