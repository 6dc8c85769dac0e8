package dev.tollgate.bootstrap;

import dev.tollgate.bootstrap.client.DemoClientCommand;
import dev.tollgate.cli.CommandLineApp;
import dev.tollgate.cli.command.Ports;
import dev.tollgate.cli.command.Terminal;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.json.CanonicalJson;
import dev.tollgate.http.jwt.ClientJwks;
import dev.tollgate.http.jwt.JwtVerifier;
import dev.tollgate.http.learn.Learner;
import dev.tollgate.http.password.Argon2Hasher;
import dev.tollgate.http.password.HashCost;
import dev.tollgate.http.password.RankedPasswords;
import dev.tollgate.http.probe.Prober;
import dev.tollgate.http.reference.ContractFiles;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/** The program: {@code serve}, or one administrative command. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    if (serves(args)) {
      HeapKeeper.start();
    }
    System.exit(run(Terminal.ofThisProcess(), args));
  }

  /** Runs the program and returns its exit status. */
  static int run(Terminal terminal, String... args) {
    if (serves(args)) {
      Ahead.begin();
    }
    return app(terminal).run(args);
  }

  private static boolean serves(String... args) {
    return args.length > 0 && args[0].equals("serve");
  }

  /** The contracts of this program, and those that the operator derived. */
  private static Folders folders(Terminal terminal) {
    Optional<Path> files = terminal.variable("TOLLGATE_CONTRACTS").map(Path::of);
    return Folders.onClassPath().with(new ContractFiles(files));
  }

  /** The program before it is given a command. */
  static CommandLineApp app(Terminal terminal) {
    Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    SecureRandom random = new SecureRandom();
    CanonicalJson json = new CanonicalJson();
    Supplier<Folders> folders = new Once<>(() -> folders(terminal));
    return new CommandLineApp(
            new Ports(
                options -> Stores.open(options, terminal.environment()),
                options -> Stores.schema(options, terminal.environment()),
                (options, out) -> Stores.backUp(options, terminal.environment(), out),
                JwtVerifier::withoutMasterKey,
                (options, keys) ->
                    MasterKeys.maker(options, keys, clock, options.over(terminal.environment())),
                new ClientJwks(),
                () -> new Argon2Hasher(HashCost.DEFAULT, random),
                RankedPasswords::new,
                json,
                () -> folders.get().served(),
                new Settings(() -> new ServeCommand(clock, random, terminal)),
                new ReferenceCatalog(folders),
                new ManagementClient(json),
                (store, options, configuration) -> {
                  ServeCommand serve = new ServeCommand(clock, random, terminal);
                  Object _ = serve.commandLine(() -> configuration).parseArgs();
                  return new ServerRehearsal(
                      serve.settings(),
                      store,
                      options,
                      options.over(terminal.environment()),
                      json,
                      clock,
                      random);
                },
                new Learner(),
                new Prober()),
            clock,
            random,
            terminal)
        .with("serve", () -> new ServeCommand(clock, random, terminal).commandLine())
        .with("mock", () -> new MockCommand(clock, random, terminal))
        .with("demo-client", () -> new DemoClientCommand(json, clock, random, terminal));
  }
}
