package dev.tollgate.http.openapi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a response that several operations have only once, among the components. */
final class SharedResponses {

  private record Place(Map<String, Object> responses, String prefix) {}

  private final List<Place> places = new ArrayList<>();
  private final Map<Object, Integer> uses = new HashMap<>();
  private final Map<String, Object> components = new TreeMap<>();

  /**
   * Looks at the responses of an operation, by status.
   *
   * @param prefix of the names of those that are shared
   */
  void add(Map<String, Object> responses, String prefix) {
    places.add(new Place(responses, prefix));
    responses.values().forEach(response -> uses.merge(response, 1, Integer::sum));
  }

  /** Puts references in the places of those that were added more than once. */
  void replace() {
    for (Place place : places) {
      place.responses().replaceAll((status, response) -> share(place.prefix() + status, response));
    }
  }

  /** A name that another response has got already leaves this one in its place. */
  private Object share(String name, Object response) {
    return uses.get(response) > 1
            && components.computeIfAbsent(name, _ -> response).equals(response)
        ? OrderedMaps.of("$ref", "#/components/responses/" + name)
        : response;
  }

  Map<String, Object> components() {
    return components;
  }
}
