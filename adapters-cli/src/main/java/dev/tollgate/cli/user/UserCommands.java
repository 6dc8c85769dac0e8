package dev.tollgate.cli.user;

import dev.tollgate.application.admin.user.CreateUser;
import dev.tollgate.application.admin.user.DeleteUser;
import dev.tollgate.application.admin.user.EnableUser;
import dev.tollgate.application.admin.user.JoinCompany;
import dev.tollgate.application.admin.user.LeaveCompany;
import dev.tollgate.application.admin.user.ListUsers;
import dev.tollgate.application.admin.user.SetPassword;
import dev.tollgate.application.admin.user.ShowUser;
import dev.tollgate.application.admin.user.UserRefusal;
import dev.tollgate.application.admin.user.UsersOfCompany;
import dev.tollgate.cli.command.Choice;
import dev.tollgate.cli.command.Deletion;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.EnabledListOptions;
import dev.tollgate.cli.command.EnabledStatus;
import dev.tollgate.cli.command.Entry;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.ListOptions;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.command.ShellLine;
import dev.tollgate.cli.output.Output;
import dev.tollgate.domain.Password;
import dev.tollgate.domain.User;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tollgate user ...}. */
@Command(
    name = "user",
    description =
        "Manages users, the people who sign in and decide which clients may act for them.",
    footer = "  tollgate user create mia@example.com --company com_1 --name Mia",
    addMethodSubcommands = false)
public final class UserCommands {

  static final String EMAIL = "The email or the id of the user.";

  private final Invocation invocation;
  private final Runner<UserRefusal> runner;

  private UserCommands(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, UserWording::of);
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return invocation
        .noun(new UserCommands(invocation), new Entry("update", UpdateCommand::new))
        .registerConverter(EnabledStatus.class, Choice.of(EnabledStatus.class));
  }

  @Command(
      name = "create",
      description = {
        "Creates a user, who is enabled immediately.",
        "",
        "On a terminal you are asked for the password. A user without a password cannot sign in"
            + " until one is set."
      },
      footer = "  tollgate user create mia@example.com --company com_1 --name Mia")
  int create(
      @Parameters(paramLabel = "EMAIL", description = "The email to sign in with.") String email,
      @Option(
              names = "--company",
              paramLabel = "ID",
              required = true,
              description = "A company that the user belongs to. Repeatable.")
          List<String> companies,
      @Option(
              names = "--admin",
              description = "Make the user an administrator of these companies, not a member.")
          boolean admin,
      @Option(names = "--name", paramLabel = "NAME", description = "The display name.")
          Optional<String> name,
      @Option(
              names = "--email-verified",
              description = "Vouch that the address belongs to the user. Clients are told so.")
          boolean emailVerified,
      @Option(
              names = "--group",
              paramLabel = "G",
              description =
                  "A group of the user, for clients that ask for the scope groups. Repeatable.")
          List<String> groups,
      @Mixin PasswordOptions password,
      @Mixin DryRun dryRun) {
    return password
        .read(invocation.terminal())
        .fold(
            chosen ->
                create(
                    new CreateUser.Wanted(
                        email,
                        companies,
                        admin,
                        name,
                        emailVerified,
                        Objects.requireNonNullElse(groups, List.of()),
                        chosen),
                    dryRun),
            runner::refuse);
  }

  private int create(CreateUser.Wanted wanted, DryRun dryRun) {
    int status =
        runner.change(
            dryRun,
            UserShapes.USER,
            store ->
                new CreateUser(
                        store.users(),
                        store.companies(),
                        invocation.ports().passwordHasher().get(),
                        invocation.ports().commonPasswords().get(),
                        invocation.clock(),
                        invocation.random())
                    .create(wanted));
    if (status == Runner.DONE && wanted.password().isEmpty() && !dryRun.isEnabled()) {
      runner.remark(
          "The user cannot sign in yet. To set a password, run: "
              + ShellLine.command("tollgate user set-password", wanted.email()));
    }
    return status;
  }

  @Command(
      name = "list",
      description = "Lists users, ordered by id.",
      footer = "  tollgate user list --company com_1")
  int list(
      @Mixin EnabledListOptions options,
      @Option(
              names = "--company",
              paramLabel = "ID",
              description = "List only the users of this company.")
          Optional<String> company) {
    return runner.answer(
        store ->
            ListOptions.<User, UserRefusal>ownedBy(
                    company, new UsersOfCompany(store.companies())::of)
                .<Output>map(
                    wanted ->
                        options.gather(
                            new ListUsers(store.users())::list,
                            User::id,
                            wanted,
                            UserShapes.USER)));
  }

  @Command(
      name = "show",
      description = "Shows one user.",
      footer = "  tollgate user show mia@example.com")
  int show(@Parameters(paramLabel = "EMAIL", description = EMAIL) String user) {
    return runner.answer(UserShapes.USER, store -> new ShowUser(store.users()).show(user));
  }

  @Command(
      name = "enable",
      description = "Enables a user. Tokens that were refused meanwhile are accepted again.",
      footer = "  tollgate user enable mia@example.com")
  int enable(
      @Parameters(paramLabel = "EMAIL", description = EMAIL) String user, @Mixin DryRun dryRun) {
    return set(user, true, dryRun);
  }

  @Command(
      name = "disable",
      description =
          "Disables a user. Every session ends, and within a second clients obtain no tokens from"
              + " this user and those that they have are refused.",
      footer = "  tollgate user disable mia@example.com")
  int disable(
      @Parameters(paramLabel = "EMAIL", description = EMAIL) String user, @Mixin DryRun dryRun) {
    return set(user, false, dryRun);
  }

  private int set(String user, boolean enabled, DryRun dryRun) {
    return runner.change(
        dryRun,
        UserShapes.USER,
        store -> new EnableUser(store.users(), invocation.clock()).set(user, enabled));
  }

  @Command(
      name = "delete",
      description =
          "Deletes a user with the sessions and grants. Tokens that clients have from this user"
              + " become invalid at once. Asks for confirmation.",
      footer = "  tollgate user delete mia@example.com --yes")
  int delete(
      @Parameters(paramLabel = "EMAIL", description = EMAIL) String user,
      @Mixin Deletion deletion) {
    return runner.delete(
        deletion,
        "Delete user "
            + Quoted.of(user)
            + "? Tokens that clients have from this user become invalid at once.",
        UserShapes.DELETED,
        store -> new DeleteUser(store.users()).delete(user));
  }

  @Command(
      name = "set-password",
      description =
          "Sets the password of a user. Every session of the user ends; tokens that clients have"
              + " stay valid.",
      footer = "  tollgate user set-password mia@example.com")
  int setPassword(
      @Parameters(paramLabel = "EMAIL", description = EMAIL) String user,
      @Mixin PasswordOptions password,
      @Mixin DryRun dryRun) {
    return password
        .read(invocation.terminal())
        .fold(
            chosen ->
                chosen
                    .map(it -> setPassword(user, it, dryRun))
                    .orElseGet(() -> runner.refuse(NO_PASSWORD)),
            runner::refuse);
  }

  private static final String NO_PASSWORD =
      "Nothing was changed: there is no password. Type one on a terminal, or pipe it in with"
          + " --password-stdin.";

  private int setPassword(String user, Password password, DryRun dryRun) {
    return runner.change(
        dryRun,
        UserShapes.USER,
        store ->
            new SetPassword(
                    store.users(),
                    invocation.ports().passwordHasher().get(),
                    invocation.ports().commonPasswords().get())
                .set(user, password));
  }

  @Command(
      name = "join",
      description =
          "Makes a user a member of a company, or an administrator. Changes which of them a user is"
              + " who belongs to the company already.",
      footer = "  tollgate user join mia@example.com --company com_1 --admin")
  int join(
      @Parameters(paramLabel = "EMAIL", description = EMAIL) String user,
      @Option(
              names = "--company",
              paramLabel = "ID",
              required = true,
              description = "The company to join.")
          String company,
      @Option(
              names = "--admin",
              description = "Make the user an administrator of the company, not a member.")
          boolean admin,
      @Mixin DryRun dryRun) {
    return runner.change(
        dryRun,
        UserShapes.USER,
        store ->
            new JoinCompany(store.users(), store.companies(), invocation.clock())
                .join(user, company, admin));
  }

  @Command(
      name = "leave",
      description =
          "Takes a user out of a company. What the user allowed clients to do for it is revoked,"
              + " and their tokens with it.",
      footer = "  tollgate user leave mia@example.com --company com_1")
  int leave(
      @Parameters(paramLabel = "EMAIL", description = EMAIL) String user,
      @Option(
              names = "--company",
              paramLabel = "ID",
              required = true,
              description = "The company to leave.")
          String company,
      @Mixin DryRun dryRun) {
    return runner.change(
        dryRun,
        UserShapes.USER,
        store -> new LeaveCompany(store.users(), invocation.clock()).leave(user, company));
  }
}
