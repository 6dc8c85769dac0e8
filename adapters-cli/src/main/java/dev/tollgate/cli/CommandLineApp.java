package dev.tollgate.cli;

import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.cli.client.AuthMethod;
import dev.tollgate.cli.client.ClientCommands;
import dev.tollgate.cli.client.ClientKeysCommand;
import dev.tollgate.cli.client.ClientStatus;
import dev.tollgate.cli.client.Grant;
import dev.tollgate.cli.client.SecretCommands;
import dev.tollgate.cli.command.Choice;
import dev.tollgate.cli.command.Ports;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Session;
import dev.tollgate.cli.command.Terminal;
import dev.tollgate.cli.command.Tollgate;
import dev.tollgate.cli.completion.CompletionCommand;
import dev.tollgate.cli.completion.Shell;
import dev.tollgate.cli.errors.ErrorCommands;
import dev.tollgate.cli.key.KeyCommands;
import dev.tollgate.cli.library.LibraryCommands;
import dev.tollgate.cli.output.Format;
import dev.tollgate.cli.resource.ResourceCommands;
import dev.tollgate.cli.scope.ScopeCommands;
import dev.tollgate.cli.storage.StorageCommands;
import dev.tollgate.cli.tenant.CompanyCommands;
import dev.tollgate.cli.tenant.EnterpriseCommands;
import dev.tollgate.cli.tenant.TenantStatus;
import dev.tollgate.cli.token.TokenCommands;
import dev.tollgate.cli.token.TokenStatus;
import dev.tollgate.domain.SigningAlgorithm;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code tollgate}, from its arguments to its exit status. */
public final class CommandLineApp {

  private static final int WIDEST_HELP = 100;
  private static final int NARROWEST_HELP = 55;

  private final Ports ports;
  private final Clock clock;
  private final RandomGenerator random;
  private final Terminal terminal;
  private final List<Object> others = new ArrayList<>();

  /** The program as it is before its commands run. */
  public CommandLineApp(Ports ports, Clock clock, RandomGenerator random, Terminal terminal) {
    this.ports = ports;
    this.clock = clock;
    this.random = random;
    this.terminal = terminal;
  }

  /** Adds a command of another module: an object whose class is a picocli {@code @Command}. */
  public CommandLineApp with(Object command) {
    others.add(command);
    return this;
  }

  /** Runs one command; answers with 0 for done, 1 for refused or failed, 2 for wrong usage. */
  public int run(String... args) {
    int status = commandLine().execute(args);
    terminal.out().flush();
    terminal.err().flush();
    return status;
  }

  /** The commands by themselves, for those who read or draw their help. */
  public CommandLine commandLine() {
    Tollgate tollgate = new Tollgate(terminal);
    Session session = new Session(tollgate, ports, clock, random, terminal);
    CommandLine line = new CommandLine(tollgate);
    others.forEach(line::addSubcommand);
    CommandLine client =
        new CommandLine(new ClientCommands(session))
            .addSubcommand(new ClientKeysCommand(session))
            .addSubcommand(new SecretCommands(session));
    line.addSubcommand(new EnterpriseCommands(session))
        .addSubcommand(new CompanyCommands(session))
        .addSubcommand(new ScopeCommands(session))
        .addSubcommand(new ResourceCommands(session))
        .addSubcommand(client)
        .addSubcommand(new TokenCommands(session))
        .addSubcommand(new KeyCommands(session))
        .addSubcommand(new LibraryCommands(session, terminal))
        .addSubcommand(new StorageCommands(session, tollgate, ports, clock, terminal))
        .addSubcommand(new ErrorCommands(session, ports.errors()))
        .addSubcommand(new CompletionCommand())
        .addSubcommand(new HelpCommand())
        .setOut(terminal.out())
        .setErr(terminal.err())
        .setColorScheme(Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.clamp(terminal.width(), NARROWEST_HELP, WIDEST_HELP))
        .setExpandAtFiles(false)
        .registerConverter(Format.class, Choice.of(Format.class))
        .registerConverter(TenantStatus.class, Choice.of(TenantStatus.class))
        .registerConverter(ClientStatus.class, Choice.of(ClientStatus.class))
        .registerConverter(TokenStatus.class, Choice.of(TokenStatus.class))
        .registerConverter(AuthMethod.class, Choice.of(AuthMethod.class))
        .registerConverter(Grant.class, Choice.of(Grant.class))
        .registerConverter(SigningAlgorithm.class, Choice.of(SigningAlgorithm.class))
        .registerConverter(Shell.class, Choice.of(Shell.class))
        .setParameterExceptionHandler((mistake, _) -> explain(mistake))
        .setExecutionExceptionHandler((failure, _, _) -> explain(failure));
    layOut(line);
    return line;
  }

  private static void layOut(CommandLine line) {
    CommandSpec command = line.getCommandSpec();
    UsageMessageSpec usage = command.usageMessage().sortOptions(false);
    if (usage.footer().length > 0) {
      usage.footerHeading("%nExample:%n");
    }
    if (command.findOption("--help") == null) {
      command.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Shows this help.")
              .build());
    }
    line.getSubcommands().values().forEach(CommandLineApp::layOut);
  }

  private int explain(ParameterException mistake) {
    CommandLine at = mistake.getCommandLine();
    String message = mistake.getMessage().replaceFirst("^Error: ", "");
    terminal.err().println(Quoted.plain(withoutKeys(message)));
    if (mistake instanceof UnmatchedArgumentException unmatched) {
      unmatched.getSuggestions().stream()
          .findFirst()
          .ifPresent(nearest -> terminal.err().println("Did you mean: " + nearest));
    }
    if (isIncomplete(mistake)) {
      at.usage(terminal.err());
    } else {
      terminal.err().println("See: " + at.getCommandSpec().qualifiedName() + " --help");
    }
    return Session.USAGE;
  }

  /** A private key that was given in place of the name of its file is not repeated. */
  private static String withoutKeys(String message) {
    return message.replaceFirst("(?s)-----BEGIN.*", "…");
  }

  /** Whether a group of commands was named and none of its commands. */
  private static boolean isIncomplete(ParameterException mistake) {
    return !mistake.getCommandLine().getSubcommands().isEmpty()
        && mistake.getArgSpec() == null
        && !(mistake instanceof UnmatchedArgumentException);
  }

  /** What to do about a store that no waiting brings back. */
  public static Optional<String> mend(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(StorageMisconfigured.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst();
  }

  private int explain(Exception failure) {
    terminal
        .err()
        .println(
            switch (failure) {
              case StoreUnavailable away when mend(away).isPresent() -> mend(away).get();
              case StoreUnavailable _ ->
                  "The store does not answer. Check that it runs and that --data and --storage"
                      + " point to it, then try again.";
              case StorageMisconfigured misconfigured -> misconfigured.getMessage();
              default ->
                  "Tollgate failed with a mistake of its own (%s). TOLLGATE_TRACE=1 shows where."
                      .formatted(failure.getClass().getSimpleName());
            });
    if (terminal.variable("TOLLGATE_TRACE").isPresent()) {
      failure.printStackTrace(terminal.err());
    }
    return Session.REFUSED;
  }
}
