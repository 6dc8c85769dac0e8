package dev.tollgate.bootstrap;

import dev.tollgate.application.DurationText;
import dev.tollgate.cli.command.Configuration;
import dev.tollgate.cli.command.Durations;
import dev.tollgate.cli.command.PortNumber;
import dev.tollgate.cli.command.SettingDescription;
import dev.tollgate.cli.command.Terminal;
import dev.tollgate.cli.command.Tollgate;
import dev.tollgate.http.Triggers;
import dev.tollgate.http.Watcher;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.explain.KeptReplies;
import dev.tollgate.http.peer.Network;
import dev.tollgate.http.peer.ProxySettings;
import dev.tollgate.http.reference.ContractFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options of {@code serve}: those of the server itself, and those of its contracts. */
@Command(
    name = "serve",
    description = "Serves all contracts over HTTP until it is stopped. Terminate TLS at a proxy.",
    footer = "  tollgate serve --demo")
final class ServeCommand implements Callable<Integer> {

  @ParentCommand private Tollgate tollgate;

  private static final String HOST = "127.0.0.1";
  private static final String PORT = "8080";

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = HOST,
      description = "Address to listen on.")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      defaultValue = PORT,
      description = "Port to listen on; 0 for any free port.")
  private int port;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      split = ",",
      converter = ListenTarget.Reader.class,
      description =
          "Where to listen instead of --host and --port: HOST:PORT, or unix:PATH for a Unix socket."
              + " Repeat the option, or separate several with commas.")
  private List<ListenTarget> listen;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      converter = IssuerUrl.class,
      description =
          "URL that names this server in tokens, metadata and errors: https, or http on a loopback"
              + " address, perhaps with a path, without a trailing slash. Without it, the address"
              + " that the server listens on.")
  private String issuer;

  @Option(
      names = "--trusted-proxy",
      paramLabel = "CIDR",
      split = ",",
      converter = Networks.class,
      description =
          "Proxy whose Forwarded and X-Forwarded-For headers are trusted. Repeat the option, or"
              + " separate several with commas.")
  private List<Network> trustedProxies;

  @Option(
      names = "--proxy-protocol",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description =
          "Expect a header of the PROXY protocol, version 2, at the beginning of each connection;"
              + " only trusted proxies may connect.")
  private boolean proxyProtocol;

  @Option(
      names = "--management-host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address that the management port listens on. Only operators may reach it.")
  private String managementHost;

  @Option(
      names = "--management-port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      description =
          "Port for operators: health checks and metrics; 0 for none. Without it, 9091 if that is"
              + " free.")
  private Integer managementPort;

  @Option(
      names = "--drain-delay",
      paramLabel = "DURATION",
      converter = DrainDelay.class,
      defaultValue = "0s",
      description =
          "How long to keep serving after SIGTERM while /health already answers 503, so that load"
              + " balancers move on.")
  private Duration drainDelay;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      converter = LogFormat.Converter.class,
      defaultValue = "text",
      description = "How each line of the log is written: text, or json for programs.")
  private LogFormat logFormat;

  @Option(
      names = "--access-log",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description = "Log one line for each request.")
  private boolean accessLog;

  @Option(
      names = "--contracts",
      paramLabel = "DIR",
      description =
          "Directory with contract files, which change the errors of contracts. They are read when"
              + " the server starts.")
  private Path contractFiles;

  @Option(
      names = "--replies-kept",
      paramLabel = "N",
      converter = WholeNumber.class,
      defaultValue = "10000",
      description =
          "How many of the last errors this server keeps in memory for tollgate explain; 0 for"
              + " none.")
  private int repliesKept;

  @Option(
      names = "--limits-redis",
      paramLabel = "URL",
      converter = RedisUrl.Reader.class,
      description =
          "Redis where servers share their rate limits: redis://[USER:PASSWORD@]HOST:PORT/DATABASE,"
              + " or rediss: for TLS. Without it, or while it does not respond, rate limits count"
              + " per server.")
  private RedisUrl limitsRedis;

  @Option(
      names = "--audit-retention",
      paramLabel = "DURATION",
      converter = Durations.class,
      defaultValue = "90d",
      description = "How long audit records are kept.")
  private Duration auditRetention;

  @Option(
      names = "--demo",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description = "Create a demo tenant and print commands that use it.")
  private boolean demo;

  @Option(
      names = "--read-only",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description =
          "Change nothing in the store while it is being moved: requests that issue or revoke"
              + " tokens get 503.")
  private boolean readOnly;

  @Spec private CommandSpec command;

  private final ContractOptions contracts = new ContractOptions(Folders.onClassPath());
  private final Clock clock;
  private final RandomGenerator random;
  private final Terminal terminal;
  private List<SettingDescription> descriptions = List.of();

  ServeCommand(Clock clock, RandomGenerator random, Terminal terminal) {
    this.clock = clock;
    this.random = random;
    this.terminal = terminal;
  }

  /** Ready for a command line, with the settings of its program behind all options. */
  CommandLine commandLine() {
    return commandLine(() -> tollgate.configuration());
  }

  /** Ready for a command line, with these settings behind all options. */
  CommandLine commandLine(Supplier<Configuration> configuration) {
    CommandLine line = withAllOptions();
    descriptions = Settings.ofServe(line.getCommandSpec(), contracts.folders());
    return line.setDefaultValueProvider(
        new SettingDefaults(line.getCommandSpec(), descriptions, configuration));
  }

  private CommandLine withAllOptions() {
    CommandLine line = new CommandLine(this);
    CommandSpec spec = line.getCommandSpec();
    new ServeHelp(contracts.folders()).configureHelp(spec);
    contracts.addTo(spec);
    return line;
  }

  /** What describes the options. */
  List<SettingDescription> descriptions() {
    return Settings.ofServe(withAllOptions().getCommandSpec(), contracts.folders());
  }

  @Override
  public Integer call() throws InterruptedException {
    Addresses.forgetSoon();
    refuseUnknownVariables();
    ServerSettings settings = settings();
    logFormat.apply(accessLog);
    return new Serving(
            settings,
            new ManagementPort(
                managementHost,
                managementPort == null ? OptionalInt.empty() : OptionalInt.of(managementPort)),
            tollgate.storeOptions(),
            demo,
            readOnly,
            drainDelay,
            auditRetention,
            terminal,
            clock,
            random)
        .run();
  }

  private void refuseUnknownVariables() {
    tollgate.configuration().unknownVariables(Settings.all(descriptions)).stream()
        .findFirst()
        .ifPresent(
            mistake -> {
              throw new ParameterException(command.commandLine(), mistake);
            });
  }

  /**
   * What the options and the settings behind them decided.
   *
   * @throws ParameterException if two of them do not go together
   */
  ServerSettings settings() {
    if (demo && readOnly) {
      throw new ParameterException(
          command.commandLine(),
          "--demo creates a tenant, and --read-only changes nothing. Give only one of them.");
    }
    List<Network> trusted = trustedProxies == null ? List.of() : trustedProxies;
    if (proxyProtocol && trusted.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "--proxy-protocol lets only trusted proxies connect. Name them with --trusted-proxy.");
    }
    return new ServerSettings(
        targets(),
        Optional.ofNullable(issuer),
        contracts.folders().with(new ContractFiles(Optional.ofNullable(contractFiles))),
        contracts.values(command),
        new ProxySettings(trusted, proxyProtocol),
        Triggers.NONE,
        KeptReplies.ofErrors(repliesKept),
        Watcher.NOBODY,
        Optional.ofNullable(limitsRedis));
  }

  private List<ListenTarget> targets() {
    if (listen == null) {
      return List.of(new ListenAddress(host, port));
    }
    if (!host.equals(HOST) || port != Integer.parseInt(PORT)) {
      throw new ParameterException(
          command.commandLine(), "Give either --listen, or --host and --port.");
    }
    if (issuer == null && ListenTarget.tcp(listen).isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "A server that listens on Unix sockets only has no URL of its own. Name the one that"
              + " clients use with --issuer.");
    }
    return listen;
  }

  /** Reads a number of replies. */
  static final class WholeNumber implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String text) {
      if (text.matches("[0-9]{1,6}")) {
        return Integer.valueOf(text);
      }
      throw new TypeConversionException("\"" + text + "\" is not a whole number from 0 to 999999.");
    }
  }

  /** Reads a duration that may be zero. */
  static final class DrainDelay implements ITypeConverter<Duration> {

    private static final Duration LONGEST = Duration.ofHours(1);

    @Override
    public Duration convert(String text) {
      return DurationText.parse(text)
          .filter(delay -> delay.compareTo(LONGEST) <= 0)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "\"" + text + "\" is not a duration from 0s to 1h, such as 15s."));
    }
  }
}
