package dev.tollgate.http.tracing;

import dev.tollgate.application.port.StoreTrace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** What the store was asked for requests that are not answered yet, bounded in number. */
final class StoreVerbs implements StoreTrace {

  static final int MOST_OF_ONE = 100;
  static final int MOST_REQUESTS = 4096;

  private final LinkedHashMap<String, List<Verb>> byRequest = new LinkedHashMap<>();

  @Override
  public synchronized void asked(String request, Verb verb) {
    List<Verb> verbs = byRequest.computeIfAbsent(request, _ -> new ArrayList<>());
    if (verbs.size() < MOST_OF_ONE) {
      verbs.add(verb);
    }
    if (byRequest.size() > MOST_REQUESTS) {
      var _ = byRequest.pollFirstEntry();
    }
  }

  /** Those of this request, in the order in which they ended; from now on they are forgotten. */
  synchronized List<Verb> take(String request) {
    List<Verb> verbs = byRequest.remove(request);
    return verbs == null ? List.of() : verbs;
  }
}
