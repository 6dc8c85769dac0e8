package dev.tollgate.bootstrap.client;

import dev.tollgate.application.port.Json;
import dev.tollgate.cli.command.PortNumber;
import dev.tollgate.cli.command.Terminal;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tollgate demo-client}. */
@Command(
    name = "demo-client",
    description =
        "Runs a tiny client to sign in to from a browser on this machine. It shows what the tokens"
            + " contain and which errors it got. serve --demo prints the whole command.",
    footer = "  tollgate demo-client --client-id ID")
public final class DemoClientCommand implements Callable<Integer> {

  private final Json json;
  private final Clock clock;
  private final RandomGenerator random;
  private final Terminal terminal;

  @Option(
      names = "--issuer",
      paramLabel = "URL",
      description = "The issuer to sign in at (default: ${DEFAULT-VALUE}).")
  private String issuer = "http://127.0.0.1:8080";

  @Option(
      names = "--client-id",
      paramLabel = "ID",
      required = true,
      description = "A public client with a redirect URI on 127.0.0.1 and the path /callback.")
  private String clientId;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      description = "The port to listen on (default: ${DEFAULT-VALUE}); 0 for any free port.")
  private int port = DemoClient.PORT;

  public DemoClientCommand(Json json, Clock clock, RandomGenerator random, Terminal terminal) {
    this.json = json;
    this.clock = clock;
    this.random = random;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (DemoClient client = DemoClient.start(issuer, clientId, port, json, clock, random)) {
      terminal.out().println("Open " + client.address() + " in a browser. Stop with Ctrl-C.");
      terminal.out().flush();
      new CountDownLatch(1).await();
      return 0;
    } catch (IOException e) {
      terminal.err().println("Port " + port + " is in use. Give another one with --port.");
      return 1;
    }
  }
}
