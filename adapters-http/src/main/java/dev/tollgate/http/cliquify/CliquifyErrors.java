package dev.tollgate.http.cliquify;

import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** What the layers of this contract have in common. */
abstract class CliquifyErrors extends Layer {

  private static final int LONGEST_ECHO = 200;

  CliquifyErrors(String name, List<String> roots) {
    super("cliquify", name, roots);
  }

  /** The names of faults start with that of their layer. */
  @Override
  public final Reply fail(Fault fault) {
    return switch (fault) {
      case Fault.NotFound(String path) ->
          reply(name() + "-not-found", Map.of("route", route(path)));
      case Fault.MethodNotAllowed(String path, String method, String allowed) ->
          reply(
              name() + "-method-not-allowed",
              Map.of("route", route(path), "method", cut(method), "allow", allowed));
      case Fault.TargetTooLong() -> reply(name() + "-uri-too-long");
      case Fault.HeadersTooLong() -> reply(name() + "-headers-too-long");
      case Fault.BodyTooLarge() -> reply(name() + "-body-too-large");
      case Fault.UnsupportedMediaType() -> reply(name() + "-unsupported-media-type");
      case Fault.Unreadable() -> reply(name() + "-unreadable");
      case Fault.TooManyRequests tooMany -> reply(name() + "-too-many-requests", factsOf(tooMany));
      case Fault.Broken() -> reply(name() + "-server-error");
      case Fault.Unavailable() -> reply(name() + "-unavailable");
    };
  }

  Map<String, Object> factsOf(Fault.TooManyRequests tooMany) {
    return Map.of("retry_after", tooMany.retryAfter());
  }

  /** A path without its first slash, as far as an answer repeats it. */
  private static String route(String path) {
    return cut(path.startsWith("/") ? path.substring(1) : path);
  }

  private static String cut(String text) {
    return text.length() > LONGEST_ECHO ? text.substring(0, LONGEST_ECHO) : text;
  }

  /** The fields that failed, each with the kind of its problem and its name as people write it. */
  static <P extends Enum<P>> Map<String, Object> factsOf(SequencedMap<String, P> problems) {
    return Map.of(
        "fields",
        problems.entrySet().stream()
            .map(
                problem ->
                    Reply.Row.of(
                        problem.getValue(),
                        Map.of(
                            "field",
                            problem.getKey(),
                            "label",
                            problem.getKey().replace('_', ' '))))
            .toList());
  }
}
