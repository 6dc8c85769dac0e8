package dev.tollgate.cli.scope;

import dev.tollgate.application.admin.scope.CreateScope;
import dev.tollgate.application.admin.scope.ListScopes;
import dev.tollgate.application.admin.scope.ScopeRefusal;
import dev.tollgate.application.admin.scope.ScopeRefusal.NameInvalid;
import dev.tollgate.application.admin.scope.ScopeRefusal.ScopeExists;
import dev.tollgate.application.admin.scope.ScopeRefusal.ScopeInvalid;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.command.Wording;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.RegisteredScope;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate scope ...}. */
@Command(
    name = "scope",
    description =
        "Manages the scopes that clients can be granted. Every store has those of OpenID Connect:"
            + " openid, profile, email, groups and offline_access.",
    footer = "  tollgate scope create profile:read --description \"Read the profile\"",
    addMethodSubcommands = false)
public final class ScopeCommands {

  private static final Shape<RegisteredScope> SCOPE =
      Shape.<RegisteredScope>of("name", it -> Cell.text(it.scope()))
          .and("description", it -> Cell.text(it.description()))
          .and("default_on", it -> new Cell.Flag(it.isTicked()))
          .and("destructive", it -> new Cell.Flag(it.destructive()));

  private final Runner<ScopeRefusal> runner;

  private ScopeCommands(Invocation invocation) {
    this.runner = new Runner<>(invocation, ScopeCommands::wording);
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return invocation.noun(new ScopeCommands(invocation));
  }

  @Command(
      name = "create",
      description = "Creates a scope that clients can be granted.",
      footer = "  tollgate scope create profile:read --description \"Read the profile\"")
  int create(
      @Parameters(paramLabel = "NAME", description = "The scope as it appears in tokens.")
          String name,
      @Option(
              names = "--description",
              paramLabel = "TEXT",
              required = true,
              description = "What the scope allows, for people to read.")
          String description,
      @Option(
              names = "--default-off",
              description = "Users who are asked for their consent have to tick the scope.")
          boolean defaultOff,
      @Option(
              names = "--destructive",
              description = "Warn users of the scope when they are asked. Implies --default-off.")
          boolean destructive) {
    return runner.answer(
        SCOPE,
        store ->
            new CreateScope(store.scopes())
                .create(name, description, !defaultOff && !destructive, destructive));
  }

  @Command(
      name = "list",
      description = "Lists scopes, ordered by name.",
      footer = "  tollgate scope list --format json")
  int list() {
    return runner.list(store -> SCOPE.many(new ListScopes(store.scopes()).list()));
  }

  private static String wording(ScopeRefusal refusal) {
    return switch (refusal) {
      case ScopeInvalid(String scope) ->
          Quoted.of(scope)
              + " is not a valid scope. Use 1 to 255 printable ASCII characters without spaces,"
              + " quotation marks and backslashes.";
      case NameInvalid(String description) -> Wording.invalid(description, "description");
      case ScopeExists(var scope) ->
          "Scope "
              + Quoted.of(scope)
              + " already exists. To list the scopes, run: tollgate scope list";
    };
  }
}
