package dev.tollgate.http.rfc;

import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What the layers of this contract have in common. */
abstract class RfcErrors extends Layer {

  RfcErrors(String name, List<String> roots) {
    super("rfc", name, roots);
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
      case Fault.TooManyRequests(int _, long retryAfter, long _, boolean asOverload) ->
          named(
              layer,
              name + (asOverload ? "-too-many-requests" : "-too-many-requests-429"),
              Map.of("retry_after", retryAfter));
      case Fault.Broken() -> named(layer, name + "-server-error");
      case Fault.Unavailable() -> named(layer, name + "-temporarily-unavailable");
    };
  }

  private static Reply.Named named(Layer layer, String name) {
    return named(layer, name, Map.of());
  }

  private static Reply.Named named(Layer layer, String name, Map<String, Object> facts) {
    return new Reply.Named(layer, name, facts, Optional.empty(), UnaryOperator.identity());
  }
}
