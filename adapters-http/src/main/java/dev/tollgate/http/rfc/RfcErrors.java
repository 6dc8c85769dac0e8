package dev.tollgate.http.rfc;

import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import java.util.List;
import java.util.Map;

/** What the layers of this contract have in common. */
abstract class RfcErrors extends Layer {

  RfcErrors(String name, List<String> roots) {
    super("rfc", name, roots);
  }

  /** The names of faults start with that of their layer. */
  @Override
  public final Reply fail(Fault fault) {
    return switch (fault) {
      case Fault.NotFound _ -> reply(name() + "-not-found");
      case Fault.MethodNotAllowed(String _, String _, String allowed) ->
          reply(name() + "-method-not-allowed", Map.of("allow", allowed));
      case Fault.BodyTooLarge() -> reply(name() + "-body-too-large");
      case Fault.UnsupportedMediaType() -> reply(name() + "-unsupported-media-type");
      case Fault.TargetTooLong() -> reply(name() + "-uri-too-long");
      case Fault.HeadersTooLong() -> reply(name() + "-headers-too-long");
      case Fault.Unreadable() -> reply(name() + "-unreadable");
      case Fault.TooManyRequests(int _, long retryAfter, long _, boolean asOverload) ->
          reply(
              name() + (asOverload ? "-too-many-requests" : "-too-many-requests-429"),
              Map.of("retry_after", retryAfter));
      case Fault.Broken() -> reply(name() + "-server-error");
      case Fault.Unavailable() -> reply(name() + "-temporarily-unavailable");
    };
  }
}
