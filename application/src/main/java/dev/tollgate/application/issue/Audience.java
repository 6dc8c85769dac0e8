package dev.tollgate.application.issue;

import dev.tollgate.application.Why;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.domain.ResourceUri;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the audience of a token from the resources that a request names (RFC 8707). */
public record Audience(Resources resources) {

  /** A token has to fit into a header. */
  private static final int MAX_RESOURCES = 8;

  /**
   * The audience of a token, {@code usual} if none is named. Empty if a resource is malformed or
   * not registered, if there are more than 8, or if {@code resource} and {@code audience} disagree.
   */
  public Optional<List<ResourceUri>> of(
      List<String> named, List<String> namedOtherwise, List<ResourceUri> usual) {
    List<List<String>> asked =
        Stream.of(named, namedOtherwise).filter(it -> !it.isEmpty()).toList();
    if (asked.isEmpty()) {
      return Optional.of(usual);
    }
    if (asked.stream().anyMatch(it -> it.size() > MAX_RESOURCES)) {
      Why.because(() -> "More than " + MAX_RESOURCES + " resources were named.");
      return Optional.empty();
    }
    List<ResourceUri> known = Stream.concat(resources.all().stream(), usual.stream()).toList();
    List<Optional<List<ResourceUri>>> found = asked.stream().map(it -> among(known, it)).toList();
    if (found.stream().map(it -> it.map(Set::copyOf)).distinct().count() > 1) {
      Why.because(() -> "resource and audience name different resources.");
      return Optional.empty();
    }
    return found.getFirst();
  }

  private static Optional<List<ResourceUri>> among(
      List<ResourceUri> known, List<String> requested) {
    List<ResourceUri> found =
        requested.stream()
            .flatMap(text -> ResourceUri.parse(text).stream())
            .flatMap(resource -> resource.among(known).stream())
            .toList();
    if (found.size() < requested.size()) {
      Why.because(
          () -> "Not each of these resources is registered: " + String.join(", ", requested) + ".");
      return Optional.empty();
    }
    return Optional.of(found.stream().distinct().toList());
  }
}
