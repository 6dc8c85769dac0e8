package dev.tollgate.cli.scope;

import dev.tollgate.cli.command.Session;
import dev.tollgate.cli.command.Shapes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate scope ...}. */
@Command(
    name = "scope",
    description = "What clients can be allowed to do; a new store has none.",
    footer = "  tollgate scope create profile:read --description \"Read the profile\"")
public final class ScopeCommands {

  private final Session session;

  public ScopeCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "create",
      description = "Makes a scope that clients can be given.",
      footer = "  tollgate scope create profile:read --description \"Read the profile\"")
  int create(
      @Parameters(paramLabel = "NAME", description = "As it stands in tokens.") String name,
      @Option(
              names = "--description",
              paramLabel = "TEXT",
              required = true,
              description = "What it means to people.")
          String description) {
    return session.answer(
        admin -> admin.createScope().create(name, description).map(Shapes.SCOPE::one));
  }

  @Command(
      name = "list",
      description = "Lists scopes, ordered by name.",
      footer = "  tollgate scope list --format json")
  int list() {
    return session.list(admin -> Shapes.SCOPE.many(admin.listScopes().list()));
  }
}
