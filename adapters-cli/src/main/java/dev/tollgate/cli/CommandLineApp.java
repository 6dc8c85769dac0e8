package dev.tollgate.cli;

import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.cli.audit.AuditCommands;
import dev.tollgate.cli.client.ClientCommands;
import dev.tollgate.cli.command.Choice;
import dev.tollgate.cli.command.Entry;
import dev.tollgate.cli.command.Failures;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.Operator;
import dev.tollgate.cli.command.Ports;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.command.Terminal;
import dev.tollgate.cli.command.Tollgate;
import dev.tollgate.cli.completion.CompletionCommand;
import dev.tollgate.cli.completion.Shell;
import dev.tollgate.cli.config.ConfigCommands;
import dev.tollgate.cli.errors.ErrorCommands;
import dev.tollgate.cli.errors.ProbeCommand;
import dev.tollgate.cli.explain.ExplainCommand;
import dev.tollgate.cli.grant.GrantCommands;
import dev.tollgate.cli.key.KeyCommands;
import dev.tollgate.cli.library.LibraryCommands;
import dev.tollgate.cli.manual.ManualCommand;
import dev.tollgate.cli.output.Format;
import dev.tollgate.cli.resource.ResourceCommands;
import dev.tollgate.cli.scope.ScopeCommands;
import dev.tollgate.cli.session.SessionCommands;
import dev.tollgate.cli.storage.StorageCommands;
import dev.tollgate.cli.tenant.CompanyCommands;
import dev.tollgate.cli.tenant.EnterpriseCommands;
import dev.tollgate.cli.token.TokenCommands;
import dev.tollgate.cli.user.UserCommands;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** The program {@code tollgate}, from its arguments to its exit status. */
public final class CommandLineApp {

  /** In {@code --after=--limit}, the name of an option is a value. */
  private static final Predicate<String> ATTACHED_OPTION =
      Pattern.compile("--[a-z-]+=-.*", Pattern.DOTALL).asMatchPredicate();

  private static final int WIDEST_HELP = 100;
  private static final int NARROWEST_HELP = 55;

  /** The nouns of the command line, in the order of the help; each has a package of its own. */
  private static final List<Entry> NOUNS =
      List.of(
          new Entry("enterprise", EnterpriseCommands::in),
          new Entry("company", CompanyCommands::in),
          new Entry("scope", ScopeCommands::in),
          new Entry("resource", ResourceCommands::in),
          new Entry("client", ClientCommands::in),
          new Entry("user", UserCommands::in),
          new Entry("session", SessionCommands::in),
          new Entry("grant", GrantCommands::in),
          new Entry("audit", AuditCommands::in),
          new Entry("explain", ExplainCommand::in),
          new Entry("token", TokenCommands::in),
          new Entry("key", KeyCommands::in),
          new Entry("library", LibraryCommands::in),
          new Entry("storage", StorageCommands::in),
          new Entry("config", ConfigCommands::in),
          new Entry("errors", ErrorCommands::in),
          new Entry("probe", ProbeCommand::in));

  /** What describes all commands. */
  private static final List<Entry> ABOUT_ALL =
      List.of(
          new Entry("completion", _ -> new CompletionCommand()),
          new Entry("manual", _ -> new ManualCommand()),
          new Entry("help", _ -> help()));

  private final Ports ports;
  private final Clock clock;
  private final RandomGenerator random;
  private final Terminal terminal;
  private final List<Entry> others = new ArrayList<>();

  /** The program with the commands of this module. */
  public CommandLineApp(Ports ports, Clock clock, RandomGenerator random, Terminal terminal) {
    this.ports = ports;
    this.clock = clock;
    this.random = random;
    this.terminal = terminal;
  }

  /**
   * Adds a command of another module.
   *
   * @param command makes an object whose class is a picocli {@code @Command}, or its command line
   */
  public CommandLineApp with(String name, Supplier<?> command) {
    others.add(new Entry(name, _ -> command.get()));
    return this;
  }

  /** Runs one command. Returns 0 for success, 1 for a refusal or failure, 2 for wrong usage. */
  public int run(String... args) {
    int status = Occasion.current().by(Operator.ofThisProcess()).run(() -> execute(args));
    terminal.out().flush();
    terminal.err().flush();
    return status;
  }

  private int execute(String... args) {
    return commandLine(args)
        .setAllowOptionsAsOptionParameters(Stream.of(args).anyMatch(ATTACHED_OPTION))
        .execute(args);
  }

  /** All commands, also for tests that read their help. */
  public CommandLine commandLine() {
    return commandLine(new String[0]);
  }

  /** The command that the arguments begin with, or all of them. */
  private CommandLine commandLine(String... args) {
    List<Entry> named =
        Stream.concat(others.stream(), NOUNS.stream())
            .filter(entry -> args.length > 0 && entry.name().equals(args[0]))
            .toList();
    return named.isEmpty()
        ? commandLine(
            Stream.of(others, NOUNS, ABOUT_ALL).flatMap(List::stream).toList(), Optional.empty())
        : commandLine(named, Stream.of(args).skip(1).findFirst());
  }

  private CommandLine commandLine(List<Entry> entries, Optional<String> command) {
    Tollgate tollgate = new Tollgate(terminal, ports.settings()::all);
    Invocation invocation = new Invocation(tollgate, ports, clock, random, terminal, command);
    CommandLine line = new CommandLine(tollgate);
    entries.forEach(entry -> line.addSubcommand(entry.name(), entry.command().apply(invocation)));
    line.setOut(terminal.out())
        .setErr(terminal.err())
        .setColorScheme(Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
        .setUsageHelpWidth(Math.clamp(terminal.width(), NARROWEST_HELP, WIDEST_HELP))
        .setExpandAtFiles(false)
        .registerConverter(Format.class, Choice.of(Format.class))
        .registerConverter(Shell.class, Choice.of(Shell.class))
        .registerConverter(int.class, CommandLineApp::wholeNumber)
        .registerConverter(Integer.class, CommandLineApp::wholeNumber)
        .registerConverter(URI.class, CommandLineApp::url)
        .setParameterExceptionHandler((mistake, _) -> explain(mistake))
        .setExecutionExceptionHandler((failure, _, _) -> explain(failure, tollgate));
    configureHelp(line);
    return line;
  }

  private static int wholeNumber(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new TypeConversionException(Quoted.of(text) + " is not a whole number.");
    }
  }

  private static URI url(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new TypeConversionException(Quoted.of(text) + " is not a URL.");
    }
  }

  private static CommandLine help() {
    CommandLine help = new CommandLine(new HelpCommand());
    help.getCommandSpec().usageMessage().description("Shows the help of a command.");
    return help;
  }

  private static void configureHelp(CommandLine line) {
    CommandSpec command = line.getCommandSpec();
    UsageMessageSpec usage = command.usageMessage().sortOptions(false);
    if (usage.footer().length > 0) {
      usage.footerHeading("%nExample:%n");
    }
    if (command.findOption("--help") == null) {
      command.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("Show this help.")
              .build());
    }
    line.getSubcommands().values().forEach(CommandLineApp::configureHelp);
  }

  private int explain(ParameterException mistake) {
    CommandLine at = mistake.getCommandLine();
    terminal.err().println(Quoted.plain(withoutKeys(new UsageMistake(mistake).sentence())));
    if (isIncomplete(mistake)) {
      at.usage(terminal.err());
    } else {
      terminal.err().println("See: " + at.getCommandSpec().qualifiedName() + " --help");
    }
    return Runner.USAGE;
  }

  /** Does not repeat a private key that was given in place of a file name. */
  private static String withoutKeys(String message) {
    return message.replaceFirst("(?s)-----BEGIN.*", "…");
  }

  /** Whether a noun was given without a command. */
  private static boolean isIncomplete(ParameterException mistake) {
    return mistake.getMessage().equals(UsageMistake.NO_COMMAND);
  }

  private int explain(Exception failure, Tollgate tollgate) {
    terminal
        .err()
        .println(
            switch (failure) {
              case StoreUnavailable away when Failures.misconfiguration(away).isPresent() ->
                  tollgate.locate(Failures.misconfiguration(away).get());
              case StoreUnavailable _ ->
                  "The store does not respond. Check that it is running and that --data and"
                      + " --storage point to it, then try again.";
              case StorageMisconfigured misconfigured ->
                  tollgate.locate(misconfigured.getMessage());
              case ErrorCatalog.Invalid invalid -> invalid.getMessage();
              default ->
                  "Internal error in Tollgate (%s). Set TOLLGATE_TRACE=1 to see where."
                      .formatted(failure.getClass().getSimpleName());
            });
    if (terminal.variable("TOLLGATE_TRACE").isPresent()) {
      failure.printStackTrace(terminal.err());
    }
    return Runner.REFUSED;
  }
}
