package dev.tollgate.http;

import dev.tollgate.http.wire.Accepted;
import dev.tollgate.http.wire.Arrival;
import dev.tollgate.http.wire.Segments;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the layer that a path belongs to. */
@Singleton
public final class Layers {

  private record Root(String path, Layer owner) {}

  private final List<Root> roots;

  public Layers(Collection<Layer> contracts) {
    this.roots =
        contracts.stream()
            .flatMap(contract -> contract.roots().stream().map(path -> new Root(path, contract)))
            .sorted(Comparator.comparingInt((Root root) -> root.path().length()).reversed())
            .toList();
  }

  /** What the owner of the path answers, as a page where a browser asks for one. */
  public Answer fail(HttpRequest<?> request, Fault fault) {
    Layer owner = ownerOf(Arrival.path(request));
    Answer answer = owner.fail(fault);
    return Accepted.page(request) ? owner.page(answer).orElse(answer) : answer;
  }

  public Layer ownerOf(String path) {
    return roots.stream()
        .filter(root -> Segments.isBelow(root.path(), path))
        .findFirst()
        .map(Root::owner)
        .orElseThrow(() -> new IllegalStateException("no contract owns /"));
  }
}
