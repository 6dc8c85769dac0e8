package dev.tollgate.bootstrap;

import dev.tollgate.application.Check;
import dev.tollgate.application.port.Json;
import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.port.RecentReplies.RecentReply;
import dev.tollgate.application.port.RequestRehearsal;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.memory.Memory;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.domain.Result;
import dev.tollgate.http.Triggers;
import dev.tollgate.http.Watcher;
import dev.tollgate.http.contract.Contract;
import dev.tollgate.http.contract.Counterparts;
import dev.tollgate.http.contract.SettingValues;
import dev.tollgate.http.exchange.NotReadable;
import dev.tollgate.http.exchange.ReceivedReply;
import dev.tollgate.http.exchange.RequestText;
import dev.tollgate.http.exchange.SentRequest;
import dev.tollgate.http.exchange.WireClient;
import dev.tollgate.http.explain.KeptReplies;
import dev.tollgate.http.explain.WireChecks;
import dev.tollgate.http.jwt.MasterKey;
import dev.tollgate.http.jwt.MasterKeyMismatch;
import dev.tollgate.http.password.Argon2Hasher;
import dev.tollgate.http.peer.ProxySettings;
import dev.tollgate.http.people.PeoplePages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/**
 * Rehearses requests on a server of its own for each: it listens on a free port of the loopback,
 * has the settings of the real one, and keeps what it changes in memory.
 */
record ServerRehearsal(
    ServerSettings settings,
    Storage store,
    StoreOptions options,
    Map<String, String> environment,
    Json json,
    Clock clock,
    RandomGenerator random)
    implements RequestRehearsal {

  /** Watched checks are made once; those of the express lane may be made again. */
  private static final Map<String, String> WITHOUT_EXPRESS_LANE = Map.of("--express-lane", "off");

  private record Answered(List<Outcome> checks, RecentReply reply) {}

  @Override
  public Result<Rehearsal, String> rehearse(Optional<String> contract, String request) {
    try {
      SentRequest sent = RequestText.parse(request);
      return contract.isEmpty()
          ? Result.ok(rehearse(sent))
          : under(contract.get(), sent).map(it -> rehearse(it));
    } catch (NotReadable e) {
      return Result.refused(e.getMessage());
    }
  }

  private Result<SentRequest, String> under(String name, SentRequest request) {
    List<Contract> contracts = settings.folders().contracts();
    Optional<Contract> contract =
        contracts.stream().filter(it -> it.name().equals(name)).findFirst();
    if (contract.isEmpty()) {
      return Result.refused(
          "There is no contract \"%s\". Choose from: %s."
              .formatted(name, String.join(", ", contracts.stream().map(Contract::name).toList())));
    }
    return counterparts()
        .of(request.path(), contract.get())
        .map(request::at)
        .<Result<SentRequest, String>>map(Result::ok)
        .orElseGet(
            () ->
                Result.refused(
                    "The contract %s has no path for what %s is for. Leave out --contract to ask the owner of that path."
                        .formatted(name, request.path())));
  }

  private Counterparts counterparts() {
    return new Counterparts(settings.folders());
  }

  private Rehearsal rehearse(SentRequest request) {
    Answered here = answer(request);
    List<Elsewhere> elsewhere = new ArrayList<>();
    for (Contract contract : settings.folders().contracts()) {
      if (!contract.name().equals(here.reply().contract())) {
        Optional<RecentReply> reply =
            counterparts()
                .of(request.path(), contract)
                .map(path -> answer(request.at(path)).reply());
        elsewhere.add(new Elsewhere(contract.name(), reply));
      }
    }
    return new Rehearsal(here.checks(), here.reply(), elsewhere);
  }

  private Answered answer(SentRequest request) {
    SequencedMap<Check, Boolean> made = new LinkedHashMap<>();
    Watcher watcher =
        new Watcher(
            Optional.of(
                (check, passed) -> {
                  if (!passed || !made.containsKey(check)) {
                    var _ = made.putLast(check, passed);
                  }
                }));
    RecentReply reply = ask(request, watcher);
    List<Outcome> outcomes =
        made.entrySet().stream()
            .map(it -> new Outcome(it.getKey().sentence(), it.getValue()))
            .toList();
    return new Answered(WireChecks.around(reply.of(), outcomes), reply);
  }

  private RecentReply ask(SentRequest request, Watcher watcher) {
    try (Server server = start(watcher)) {
      ReceivedReply received = new WireClient(URI.create(server.address().url())).send(request);
      String id = received.headers().get("X-Request-Id");
      return json.read(server.replies().get(id, "").body())
          .map(it -> ManagementClient.reply((Map<?, ?>) it))
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MasterKeyMismatch e) {
      throw MasterKeys.mismatch(e);
    }
  }

  private Server start(Watcher watcher) {
    Storage rehearsal = Memory.over(store).open();
    Map<String, String> values = new HashMap<>(settings.values().given());
    values.putAll(WITHOUT_EXPRESS_LANE);
    MasterKey master =
        rehearsal.keys().all().isEmpty()
            ? MasterKey.parse(MasterKey.generate()).orElseThrow()
            : new DataDirectory(options.data()).existingMasterKey(MasterKeys.given(environment));
    return Server.start(
        new ServerSettings(
            List.of(new ListenAddress("127.0.0.1", 0)),
            Optional.of(issuer()),
            settings.folders(),
            new SettingValues(values),
            new ProxySettings(settings.proxies().trusted()),
            Triggers.NONE,
            new KeptReplies(1, true),
            watcher,
            Optional.empty()),
        master,
        rehearsal,
        new Argon2Hasher(PeoplePages.hashCost(settings.values()), random),
        (_, _, _, _) -> {},
        Measurements.NONE,
        clock,
        random,
        System::nanoTime);
  }

  /** That of the real server. */
  private String issuer() {
    return settings
        .issuer()
        .or(() -> ListenTarget.tcp(settings.listen()).map(ListenAddress::url))
        .orElseThrow();
  }
}
