package dev.tollgate.bootstrap;

import dev.tollgate.application.admin.storage.FillMarker;
import dev.tollgate.application.storage.ReadOnlyStorage;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.cli.command.Durations;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.cli.command.Terminal;
import dev.tollgate.cli.command.Tollgate;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.http.cliquify.CliquifySettings;
import dev.tollgate.http.jwt.MasterKey;
import dev.tollgate.http.jwt.MasterKeyMismatch;
import dev.tollgate.http.limit.Network;
import dev.tollgate.http.limit.ProxySettings;
import dev.tollgate.persistence.cached.CachedStorage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Serves until it is told to stop. */
@Command(
    name = "serve",
    description = "Serves all contracts over HTTP until it is stopped. TLS ends at a proxy.",
    footer = "  tollgate serve --demo")
final class ServeCommand implements Callable<Integer> {

  /** The last line that a server prints when it has started. */
  static final String READY = "Ctrl-C stops it.";

  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration STORE_PATIENCE = Duration.ofSeconds(10);

  @ParentCommand private Tollgate tollgate;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address to listen on (or TOLLGATE_HOST; 127.0.0.1).")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = WholeNumber.Port.class,
      defaultValue = "8080",
      description = "The port to listen on, 0 for a free one (or TOLLGATE_PORT; 8080).")
  private int port;

  @Option(
      names = "--token-lifetime",
      paramLabel = "DURATION",
      converter = Durations.class,
      defaultValue = "30d",
      description =
          "How long access tokens of the contract cliquify live"
              + " (or TOLLGATE_TOKEN_LIFETIME; 30d).")
  private Duration tokenLifetime;

  @Option(
      names = "--required-scopes",
      paramLabel = "SCOPES",
      converter = Scopes.class,
      defaultValue = "profile:read templates:read assets:read",
      description =
          "The scopes that every resource of the contract cliquify needs, separated by blanks"
              + " (or TOLLGATE_REQUIRED_SCOPES; profile:read templates:read assets:read).")
  private ScopeSet requiredScopes;

  @Option(
      names = "--api-rate-limit",
      paramLabel = "N",
      converter = WholeNumber.Count.class,
      defaultValue = "60",
      description =
          "Requests a minute and caller to the resources of the contract cliquify, 0 for no limit"
              + " (or TOLLGATE_API_RATE_LIMIT; 60).")
  private int apiRateLimit;

  @Option(
      names = "--oauth-rate-limit",
      paramLabel = "N",
      converter = WholeNumber.Count.class,
      defaultValue = "0",
      description =
          "Requests a minute and caller to the other endpoints of the contract cliquify, 0 for no"
              + " limit (or TOLLGATE_OAUTH_RATE_LIMIT; 0).")
  private int oauthRateLimit;

  @Mixin private RfcOptions rfc;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      converter = IssuerUrl.class,
      description =
          "How this server is called in its tokens and documents: https, or http on this machine"
              + " (or TOLLGATE_ISSUER; http://127.0.0.1 and the port).")
  private String issuer;

  @Option(
      names = "--trusted-proxy",
      paramLabel = "CIDR",
      split = ",",
      converter = Networks.class,
      description =
          "A proxy whose X-Forwarded-For is believed; may be repeated"
              + " (or TOLLGATE_TRUSTED_PROXY, separated by commas; none).")
  private List<Network> trustedProxies;

  @Option(
      names = "--demo",
      description = "Makes a tenant to try the server with, and prints how to use it.")
  private boolean demo;

  @Option(
      names = "--read-only",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "BOOLEAN",
      description =
          "Changes nothing in the store: whoever asks for a token or revokes one is answered 503,"
              + " until the store was moved (or TOLLGATE_READ_ONLY; false).")
  private boolean readOnly;

  @Spec private CommandSpec command;

  private final Clock clock;
  private final RandomGenerator random;
  private final Terminal terminal;

  ServeCommand(Clock clock, RandomGenerator random, Terminal terminal) {
    this.clock = clock;
    this.random = random;
    this.terminal = terminal;
  }

  /** Ready for a command line: variables stand in for options. */
  CommandLine commandLine() {
    CommandLine line = new CommandLine(this);
    return line.setDefaultValueProvider(
        new Variables(line.getCommandSpec(), terminal.environment()));
  }

  @Override
  public Integer call() throws InterruptedException {
    new Variables(command, terminal.environment()).refuseUnknown();
    if (demo && readOnly) {
      throw new ParameterException(
          command.commandLine(),
          "--demo makes a tenant, and --read-only makes nothing: leave one.");
    }
    StoreOptions options = tollgate.storeOptions();
    DataDirectory directory = new DataDirectory(options.data());
    try (Storage storage =
        CachedStorage.over(
            usable(
                Stores.await(
                    STORE_PATIENCE, options.storage(), options.data(), terminal.environment())))) {
      MasterKey master = MasterKeys.ofServer(directory, storage.keys(), terminal.environment());
      Server server =
          Server.start(
              settings(master), storage, new LogAuditTrail(clock), clock, random, System::nanoTime);
      if (readOnly) {
        serve(server, storage, directory);
      } else {
        try (Purge _ = Purge.start(storage, clock, random)) {
          serve(server, storage, directory);
        }
      }
      return 0;
    } catch (MasterKeyMismatch e) {
      throw MasterKeys.misfit(e);
    } catch (Server.CannotListen e) {
      terminal.err().println(e.getMessage());
      return 1;
    }
  }

  private ServerSettings settings(MasterKey master) {
    return new ServerSettings(
        host,
        port,
        master,
        Optional.ofNullable(issuer),
        new CliquifySettings(tokenLifetime, requiredScopes, apiRateLimit, oauthRateLimit),
        rfc.settings(),
        new ProxySettings(trustedProxies == null ? List.of() : trustedProxies));
  }

  private Storage usable(Storage storage) {
    Storage whole = FillMarker.whole(storage, clock.instant());
    if (readOnly && whole.keys().all().isEmpty()) {
      whole.close();
      throw new StorageMisconfigured(
          "This store has no signing keys, and a server with --read-only makes none. Start one"
              + " without --read-only first.");
    }
    return readOnly ? ReadOnlyStorage.over(whole) : whole;
  }

  /** Until a signal; a second one ends the process on the spot. */
  private void serve(Server server, Storage storage, DataDirectory directory)
      throws InterruptedException {
    CountDownLatch told = new CountDownLatch(1);
    for (String signal : List.of("TERM", "INT")) {
      Signals.on(
          signal,
          () -> {
            if (told.getCount() == 0) {
              Runtime.getRuntime().halt(1);
            }
            told.countDown();
          });
    }
    Optional<Demo.Credentials> credentials =
        demo
            ? Optional.of(new Demo(storage, directory, clock, random).prepare())
            : Optional.empty();
    new Announcement(server.uri().toString(), server.contracts(), tollgate.storeOptions())
        .lines(storage, requiredScopes, credentials)
        .forEach(terminal.out()::println);
    if (readOnly) {
      say("Read-only: nobody is given a token here, and none is revoked.");
    }
    say(READY);
    told.await();
    say(
        "Stopping: no new connections, and requests in flight have "
            + PATIENCE.toSeconds()
            + " s.");
    say(
        server.stop(PATIENCE)
            ? "Stopped."
            : "Stopped, although requests were in flight: they took too long.");
  }

  private void say(String line) {
    terminal.out().println(line);
    terminal.out().flush();
  }
}
