package dev.tollgate.http;

import dev.tollgate.http.wire.Request;
import dev.tollgate.http.wire.Segments;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the layer that a path belongs to. */
@Singleton
public final class Layers {

  private record Root(String path, Layer owner) {}

  private final List<Root> roots;

  public Layers(Collection<Layer> layers) {
    this.roots =
        layers.stream()
            .flatMap(layer -> layer.roots().stream().map(path -> new Root(path, layer)))
            .sorted(Comparator.comparingInt((Root root) -> root.path().length()).reversed())
            .toList();
  }

  /** What the owner of the path answers. */
  public Reply fail(Request request, Fault fault) {
    return ownerOf(request.path()).fail(fault);
  }

  public Layer ownerOf(String path) {
    return roots.stream()
        .filter(root -> Segments.isBelow(root.path(), path))
        .findFirst()
        .map(Root::owner)
        .orElseThrow(() -> new IllegalStateException("no contract owns /"));
  }
}
