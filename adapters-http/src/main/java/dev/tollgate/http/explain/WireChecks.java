package dev.tollgate.http.explain;

import dev.tollgate.application.port.RequestRehearsal.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** What is checked of every request before a use case sees it, in this order. */
public final class WireChecks {

  private static final String FAULT = "Fault.";

  private static final SequencedMap<String, String> BEFORE = new LinkedHashMap<>();

  static {
    BEFORE.put("TargetTooLong", "The request line is short enough.");
    BEFORE.put("HeadersTooLong", "The header fields are short enough.");
    BEFORE.put("NotFound", "There is something at this path.");
    BEFORE.put("MethodNotAllowed", "The path has this method.");
    BEFORE.put("TooManyRequests", "The caller is within the rate limit.");
    BEFORE.put("BodyTooLarge", "The body is short enough.");
    BEFORE.put("UnsupportedMediaType", "The media type of the body is one that is read here.");
    BEFORE.put("Unreadable", "The body is what its media type says.");
  }

  private static final Map<String, String> WHENEVER =
      Map.of(
          "Unavailable", "The store answers.",
          "Broken", "The server handles the request without a bug.");

  private WireChecks() {}

  /**
   * These checks, followed by those of the use case.
   *
   * @param of what the reply is about, as {@link
   *     dev.tollgate.application.port.RecentReplies.RecentReply} tells it
   */
  public static List<Outcome> around(Optional<String> of, List<Outcome> useCase) {
    String fault =
        of.filter(it -> it.startsWith(FAULT)).map(it -> it.substring(FAULT.length())).orElse("");
    List<Outcome> all = new ArrayList<>();
    for (Map.Entry<String, String> check : BEFORE.entrySet()) {
      boolean passed = !check.getKey().equals(fault);
      all.add(new Outcome(check.getValue(), passed));
      if (!passed) {
        return all;
      }
    }
    all.addAll(useCase);
    Optional.ofNullable(WHENEVER.get(fault))
        .ifPresent(sentence -> all.add(new Outcome(sentence, false)));
    return all;
  }
}
