package dev.tollgate.cli.user;

import dev.tollgate.application.admin.OptionalChange;
import dev.tollgate.application.admin.user.UpdateUser;
import dev.tollgate.application.admin.user.UserRefusal;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Runner;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate user update}. */
@Command(
    name = "update",
    description =
        "Changes the name and the groups of a user, and whether you vouch for the email. Clients"
            + " are told from then on; tokens already issued stay as they are.",
    footer = "  tollgate user update mia@example.com --add-group ops --email-verified")
final class UpdateCommand implements Callable<Integer> {

  private final Invocation invocation;
  private final Runner<UserRefusal> runner;

  @Parameters(paramLabel = "EMAIL", description = UserCommands.EMAIL)
  private String user;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Changes changes;

  @Mixin private DryRun dryRun;

  UpdateCommand(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, UserWording::of);
  }

  @Override
  public Integer call() {
    return runner.change(
        dryRun,
        UserShapes.USER,
        store ->
            new UpdateUser(store.users(), invocation.clock()).update(user, changes.toChanges()));
  }

  /** At least one of these. */
  static final class Changes {

    @ArgGroup private NameOptions name = new NameOptions();

    @Option(
        names = "--email-verified",
        negatable = true,
        description = "Whether you vouch that the address belongs to the user.")
    private Optional<Boolean> emailVerified = Optional.empty();

    @Option(
        names = "--add-group",
        paramLabel = "G",
        description = "A group to put the user in. Repeatable.")
    private List<String> add = List.of();

    @Option(
        names = "--remove-group",
        paramLabel = "G",
        description = "A group to take the user out of. Repeatable.")
    private List<String> remove = List.of();

    UpdateUser.Changes toChanges() {
      return new UpdateUser.Changes(name.change(), emailVerified, add, remove);
    }
  }

  /** One of these at most. */
  static final class NameOptions {

    @Option(names = "--name", paramLabel = "NAME", description = "The new display name.")
    private Optional<String> given = Optional.empty();

    @Option(names = "--remove-name", description = "Leave the user without a display name.")
    private boolean remove;

    OptionalChange<String> change() {
      return OptionalChange.of(given, remove);
    }
  }
}
