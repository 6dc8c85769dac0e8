package dev.tollgate.bootstrap;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.cli.command.PortNumber;
import dev.tollgate.cli.command.Terminal;
import dev.tollgate.http.Triggers;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.contract.SettingValues;
import dev.tollgate.http.jwt.MasterKey;
import dev.tollgate.http.password.Argon2Hasher;
import dev.tollgate.http.password.HashCost;
import dev.tollgate.http.peer.ProxySettings;
import dev.tollgate.http.reference.ContractFiles;
import dev.tollgate.http.reference.InvalidReference;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tollgate mock}: a server on an empty store in memory, without limits. */
@Command(
    name = "mock",
    description =
        "Answers with any error of a contract on demand, without a store: name the error in the"
            + " header Tollgate-Trigger, or as the client id.",
    footer = "  tollgate mock --contract rfc")
final class MockCommand implements Callable<Integer> {

  private static final String LIMIT = "-limit";

  @Option(
      names = "--contract",
      paramLabel = "C",
      description =
          "Contract, or version of one, whose errors are named, at every path. Without it, the"
              + " contract that the path belongs to.")
  private Optional<String> contract = Optional.empty();

  @Option(
      names = "--contracts",
      paramLabel = "DIR",
      description = "Directory with contract files that change errors, as for serve.")
  private Optional<Path> files = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = PortNumber.class,
      defaultValue = "8089",
      description = "Port to listen on; 0 for any free port; default 8089.")
  private int port;

  private final Clock clock;
  private final RandomGenerator random;
  private final Terminal terminal;

  MockCommand(Clock clock, RandomGenerator random, Terminal terminal) {
    this.clock = clock;
    this.random = random;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Folders folders = Folders.onClassPath().with(new ContractFiles(files));
    List<String> known = new ReferenceCatalog(() -> folders).names();
    if (contract.isPresent() && !known.contains(contract.get())) {
      terminal
          .err()
          .println("There is no such contract. Choose from: " + String.join(", ", known) + ".");
      return 1;
    }
    try (Storage storage = Stores.open("memory:", Path.of(""), Map.of());
        Server server =
            start(folders, new Triggers(true, contract), port, storage, clock, random)) {
      terminal.out().println("The mock listens on " + server.address().url());
      terminal.out().println(Serving.READY);
      terminal.out().flush();
      new CountDownLatch(1).await();
      return 0;
    } catch (Server.CannotListen | InvalidReference e) {
      terminal.err().println(e.getMessage());
      return 1;
    }
  }

  /** The server behind the command. */
  static Server start(
      Folders folders,
      Triggers triggers,
      int port,
      Storage storage,
      Clock clock,
      RandomGenerator random) {
    return Server.start(
        new ServerSettings(
            List.of(new ListenAddress("127.0.0.1", port)),
            Optional.empty(),
            folders,
            new SettingValues(withoutLimits(folders)),
            new ProxySettings(List.of()),
            triggers),
        MasterKey.parse(MasterKey.generate()).orElseThrow(),
        storage,
        new Argon2Hasher(HashCost.DEFAULT, random),
        new LogAuditTrail(clock),
        Measurements.NONE,
        clock,
        random,
        System::nanoTime);
  }

  private static Map<String, String> withoutLimits(Folders folders) {
    return folders.settings().stream()
        .map(setting -> setting.option())
        .filter(option -> option.endsWith(LIMIT))
        .collect(Collectors.toMap(option -> option, _ -> "0"));
  }
}
