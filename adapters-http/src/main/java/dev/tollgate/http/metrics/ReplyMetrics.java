package dev.tollgate.http.metrics;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.port.Measurements.Metric;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Operation;
import dev.tollgate.http.Reply;
import dev.tollgate.http.ReplyObserver;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.reference.References;
import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/** Counts replies by their names, and reports how long requests took by what they asked for. */
@Singleton
final class ReplyMetrics implements ReplyObserver {

  private final References references;
  private final Measurements measurements;
  private final Map<String, Operation> operations = new HashMap<>();
  private final Map<Kind, Reported> kinds = new ConcurrentHashMap<>();
  private final Map<Metric, LongAdder> counters = new ConcurrentHashMap<>();

  ReplyMetrics(References references, Folders folders, Measurements measurements) {
    this.references = references;
    this.measurements = measurements;
    folders.all().forEach(folder -> operations.putAll(folder.operations()));
  }

  /** Replies that are counted together: as many as the contracts have names for. */
  private record Kind(
      String contract, Layer layer, String name, int status, Optional<Operation> ofPath) {}

  private record Reported(List<LongAdder> counters, LongConsumer durations) {}

  @Override
  public void replied(Request request, Reply reply, Answer answer) {
    Kind kind =
        new Kind(
            request.servedUnder(reply.layer().contract()),
            reply.layer(),
            reply.name(),
            answer.status(),
            Optional.ofNullable(operations.get(request.path())));
    Reported reported = kinds.get(kind);
    if (reported == null) {
      reported = kinds.computeIfAbsent(kind, it -> report(it, reply));
    }
    for (LongAdder counter : reported.counters()) {
      counter.increment();
    }
    reported.durations().accept(System.nanoTime() - request.arrivedAt());
  }

  private Reported report(Kind kind, Reply reply) {
    return switch (reply) {
      case Reply.Success(_, String name, _, _, _) -> report(kind, Operation.ofSuccess(name), name);
      case Reply.Named named -> {
        String of = references.error(kind.contract(), named.name()).of();
        Operation operation =
            of.startsWith("Fault.")
                ? kind.ofPath().orElse(Operation.OTHER)
                : Operation.ofRefusal(of.substring(0, of.indexOf('.')));
        yield report(kind, operation, of);
      }
    };
  }

  private Reported report(Kind kind, Operation operation, String of) {
    String contract = kind.contract();
    Metric replies =
        new Metric(
            "tollgate_replies_total",
            "Replies, by the name that they have in the error reference of their contract.",
            Map.of(
                "contract", contract,
                "layer", kind.layer().name(),
                "name", kind.name(),
                "status", String.valueOf(kind.status())));
    LongConsumer durations =
        measurements.durations(
            new Metric(
                "tollgate_request_seconds",
                "Time from the arrival of a request's head until its reply is ready.",
                Map.of("contract", contract, "operation", operation.label())));
    return new Reported(
        Stream.concat(Stream.of(replies), special(contract, of).stream())
            .map(metric -> counters.computeIfAbsent(metric, this::counter))
            .toList(),
        durations);
  }

  /** One more counter for limits and sign-ins. */
  private static Optional<Metric> special(String contract, String of) {
    return switch (of) {
      case "Fault.TooManyRequests" ->
          Optional.of(
              new Metric(
                  "tollgate_limit_hits_total",
                  "Requests that were refused because a limit was reached.",
                  Map.of("contract", contract)));
      case "signed-in" -> Optional.of(signIns("succeeded"));
      case "SignInRefusal.SignInFailed" -> Optional.of(signIns("failed"));
      case "SignInRefusal.SignInLimited" -> Optional.of(signIns("limited"));
      case "SignInRefusal.SignInBusy" -> Optional.of(signIns("busy"));
      default -> Optional.empty();
    };
  }

  private static Metric signIns(String outcome) {
    return new Metric(
        "tollgate_sign_ins_total", "Attempts of people to sign in.", Map.of("outcome", outcome));
  }

  private LongAdder counter(Metric metric) {
    LongAdder count = new LongAdder();
    measurements.counter(metric, count::doubleValue);
    return count;
  }
}
