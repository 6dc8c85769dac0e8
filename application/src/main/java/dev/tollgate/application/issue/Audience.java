package dev.tollgate.application.issue;

import dev.tollgate.application.contract.TokenTerms;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.domain.ResourceUri;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the audience of a token from the resources that a request names (RFC 8707). */
record Audience(Resources resources) {

  /** A token has to fit into a header. */
  private static final int MAX_RESOURCES = 8;

  /** Empty if a resource is malformed or not registered, or if there are more than 8. */
  Optional<List<ResourceUri>> of(List<String> requested, TokenTerms terms) {
    List<ResourceUri> usual = terms.defaultAudience().stream().toList();
    if (requested.isEmpty()) {
      return Optional.of(usual);
    }
    if (requested.size() > MAX_RESOURCES) {
      return Optional.empty();
    }
    List<ResourceUri> known = Stream.concat(resources.all().stream(), usual.stream()).toList();
    List<ResourceUri> found =
        requested.stream()
            .flatMap(text -> ResourceUri.parse(text).stream())
            .flatMap(resource -> resource.among(known).stream())
            .toList();
    return found.size() == requested.size()
        ? Optional.of(found.stream().distinct().toList())
        : Optional.empty();
  }
}
