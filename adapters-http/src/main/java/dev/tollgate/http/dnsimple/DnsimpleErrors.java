package dev.tollgate.http.dnsimple;

import dev.tollgate.domain.refusal.FieldsInvalid;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** What the layers of this contract have in common. */
abstract class DnsimpleErrors extends Layer {

  /** A published client reads the character set, too. */
  private static final String JSON = "application/json; charset=utf-8";

  DnsimpleErrors(String name, List<String> roots) {
    super(DnsimpleSettings.CONTRACT.name(), name, roots);
  }

  /** A success with a record that is written as JSON. */
  final Reply.Success json(String name, Object body) {
    return success(name, body).with("Content-Type", JSON);
  }

  /** The names of faults start with that of their layer. */
  @Override
  public final Reply fail(Fault fault) {
    return named(this, fault);
  }

  /** The same for layers that have pages. */
  static Reply.Named named(Layer layer, Fault fault) {
    String name = layer.name();
    return switch (fault) {
      case Fault.NotFound _ -> named(layer, name + "-not-found");
      case Fault.MethodNotAllowed(String _, String _, String allowed) ->
          named(layer, name + "-method-not-allowed", Map.of("allow", allowed));
      case Fault.BodyTooLarge() -> named(layer, name + "-body-too-large");
      case Fault.UnsupportedMediaType() -> named(layer, name + "-unsupported-media-type");
      case Fault.TargetTooLong() -> named(layer, name + "-uri-too-long");
      case Fault.HeadersTooLong() -> named(layer, name + "-headers-too-long");
      case Fault.Unreadable() -> named(layer, name + "-unreadable");
      case Fault.TooManyRequests(int limit, long _, long resetAt, boolean _) ->
          named(layer, name + "-too-many-requests", Map.of("limit", limit, "reset_at", resetAt));
      case Fault.Broken() -> named(layer, name + "-server-error");
      case Fault.Unavailable() -> named(layer, name + "-unavailable");
    };
  }

  private static Reply.Named named(Layer layer, String name) {
    return named(layer, name, Map.of());
  }

  private static Reply.Named named(Layer layer, String name, Map<String, Object> facts) {
    return new Reply.Named(layer, name, facts, Optional.empty(), UnaryOperator.identity());
  }

  /** The rows of a list of parameters that are missing or malformed. */
  static Map<String, Object> factsOf(SequencedMap<String, FieldsInvalid.Problem> problems) {
    return Map.of(
        "parameters",
        problems.entrySet().stream()
            .map(entry -> Reply.Row.of(entry.getValue(), Map.of("parameter", entry.getKey())))
            .toList());
  }
}
