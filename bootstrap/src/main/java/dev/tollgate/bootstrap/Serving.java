package dev.tollgate.bootstrap;

import dev.tollgate.application.admin.storage.CopyMarker;
import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.storage.ReadOnlyStorage;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.audit.RefusalLedger;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.cli.command.Terminal;
import dev.tollgate.http.jwt.MasterKey;
import dev.tollgate.http.jwt.MasterKeyMismatch;
import dev.tollgate.http.management.Readiness;
import dev.tollgate.http.management.Readiness.Finding;
import dev.tollgate.http.password.Argon2Hasher;
import dev.tollgate.http.people.PeoplePages;
import dev.tollgate.http.reference.InvalidReference;
import dev.tollgate.persistence.cached.CachedStorage;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of {@code serve}, from opening the store until a signal has stopped the server. */
record Serving(
    ServerSettings settings,
    ManagementPort managementPort,
    StoreOptions options,
    boolean demo,
    boolean readOnly,
    Duration drainDelay,
    Duration auditRetention,
    Terminal terminal,
    Clock clock,
    RandomGenerator random) {

  /** The last line that a server prints when it has started. */
  static final String READY = "Press Ctrl-C to stop.";

  private static final Finding READ_ONLY =
      Finding.note("This server only reads: it neither issues nor revokes tokens.");

  private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final Duration STORE_PATIENCE = Duration.ofSeconds(10);

  /** Serves, and returns the exit status. */
  int run() throws InterruptedException {
    DataDirectory directory = new DataDirectory(options.data());
    directory.secure();
    RefusalLedger refusals = new RefusalLedger(clock, random);
    try (Management management = Management.open(managementPort);
        Traces traces = Traces.of(terminal.environment());
        Storage storage =
            CachedStorage.over(
                usable(traces.traced(opened(management))), management.measurements())) {
      MasterKey master = MasterKeys.ofServer(directory, storage.keys(), environment());
      Server server =
          Server.start(
              settings,
              master,
              storage,
              new Argon2Hasher(PeoplePages.hashCost(settings.values()), random),
              new AuditTrails(List.of(new LogAuditTrail(clock), refusals)),
              management.measurements(),
              traces.observers(),
              clock,
              random,
              System::nanoTime);
      tellOfLimits();
      management.offer("/replies", server.replies());
      management.started(checks(server, new TableCheck(storage, System::nanoTime)));
      if (readOnly) {
        serve(server, management, storage, directory);
      } else {
        try (Purge _ = Purge.start(storage, auditRetention, random);
            AuditWriter _ = AuditWriter.start(refusals, storage.auditRecords())) {
          serve(server, management, storage, directory);
        }
      }
      return 0;
    } catch (MasterKeyMismatch e) {
      throw MasterKeys.mismatch(e);
    } catch (Server.CannotListen | ManagementPort.CannotListen | InvalidReference e) {
      terminal.err().println(e.getMessage());
      return 1;
    }
  }

  private void tellOfLimits() {
    if (options.storage().startsWith("jdbc:") && settings.limitsRedis().isEmpty()) {
      LOG.info(
          "Rate limits count per server. Servers that use the same database can share them with"
              + " --limits-redis.");
    }
  }

  private List<Readiness.Check> checks(Server server, TableCheck tables) {
    Readiness.Check mode =
        new Readiness.Check("read_only", () -> readOnly ? READ_ONLY : Finding.ok());
    return Stream.concat(
            server.checks().stream(), Stream.of(new Readiness.Check("tables", tables::find), mode))
        .toList();
  }

  private Storage opened(Management management) throws InterruptedException {
    Measurements measurements = management.measurements();
    return management.measured(
        readOnly
            ? Stores.awaitExisting(
                STORE_PATIENCE, options.storage(), options.data(), environment(), measurements)
            : Stores.await(
                STORE_PATIENCE, options.storage(), options.data(), environment(), measurements));
  }

  private Map<String, String> environment() {
    return options.over(terminal.environment());
  }

  private Storage usable(Storage storage) {
    Storage whole = CopyMarker.requireComplete(storage);
    if (readOnly && whole.keys().all().isEmpty()) {
      whole.close();
      throw new StorageMisconfigured(
          "This store has no signing keys, and a server with --read-only creates none. Start one"
              + " without --read-only first.");
    }
    return readOnly ? ReadOnlyStorage.over(whole) : whole;
  }

  /** Until a signal; a second one ends the process at once. */
  private void serve(Server server, Management management, Storage storage, DataDirectory directory)
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
    Optional<Demo> tenant =
        demo
            ? Optional.of(new Demo(storage, directory, clock, random, settings.folders()))
            : Optional.empty();
    new Announcement(server.listening(), settings, options)
        .lines(storage, tenant)
        .forEach(terminal.out()::println);
    if (readOnly) {
      say("Read-only: this server neither issues nor revokes tokens.");
    }
    operators(management).ifPresent(this::say);
    say(READY);
    told.await();
    stop(server, management);
  }

  private Optional<String> operators(Management management) {
    if (management.server().isPresent()) {
      return Optional.of("Health and metrics: " + managementPort.url());
    }
    return managementPort.port().isPresent()
        ? Optional.empty()
        : Optional.of(
            "Port %d is not free, so health and metrics are not served. Choose another with --management-port."
                .formatted(ManagementPort.USUAL));
  }

  private void stop(Server server, Management management) throws InterruptedException {
    management.drain();
    if (drainDelay.isPositive()) {
      say(
          "Draining: /health answers 503, and the server stops in "
              + drainDelay.toSeconds()
              + " s.");
      server.drain();
      TimeUnit.SECONDS.sleep(drainDelay.toSeconds());
    }
    say(
        "Stopping: new connections are refused, and open requests have "
            + PATIENCE.toSeconds()
            + " s to finish.");
    say(
        server.stop(PATIENCE)
            ? "Stopped."
            : "Stopped, although some requests had not finished in time.");
  }

  private void say(String line) {
    terminal.out().println(line);
    terminal.out().flush();
  }
}
