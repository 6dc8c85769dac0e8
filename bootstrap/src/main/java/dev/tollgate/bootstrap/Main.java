package dev.tollgate.bootstrap;

import dev.tollgate.cli.CommandLineApp;
import dev.tollgate.cli.command.Ports;
import dev.tollgate.cli.command.Terminal;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.jwt.ClientJwks;
import dev.tollgate.http.jwt.JwtVerifier;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;

/** The program: {@code serve}, or one administrative command. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.exit(run(Terminal.ofThisProcess(), args));
  }

  /** Runs the program and returns its exit status. */
  static int run(Terminal terminal, String... args) {
    Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    SecureRandom random = new SecureRandom();
    return new CommandLineApp(
            new Ports(
                options -> Stores.open(options, terminal.environment()),
                options -> Stores.schema(options, terminal.environment()),
                JwtVerifier::withoutMasterKey,
                (options, keys) -> MasterKeys.maker(options, keys, clock, terminal.environment()),
                new ClientJwks(),
                Folders.onClassPath().served(),
                new ReferenceCatalog()),
            clock,
            random,
            terminal)
        .with(new ServeCommand(clock, random, terminal).commandLine())
        .run(args);
  }
}
