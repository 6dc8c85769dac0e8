package dev.tollgate.http;

import dev.tollgate.http.contract.Folder;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.wire.Request;
import dev.tollgate.http.wire.Segments;
import io.micronaut.context.BeanContext;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** The layers that the folders list; each path belongs to one of them. */
@Singleton
public final class Layers {

  private record Root(String path, Layer owner) {}

  private final List<Layer> all;
  private final List<Root> roots;

  Layers(Folders folders, BeanContext beans) {
    this.all =
        folders.all().stream()
            .flatMap(folder -> folder.layers().stream().map(type -> layer(folder, type, beans)))
            .toList();
    this.roots =
        all.stream()
            .flatMap(layer -> layer.roots().stream().map(path -> new Root(path, layer)))
            .sorted(Comparator.comparingInt((Root root) -> root.path().length()).reversed())
            .toList();
  }

  private static Layer layer(Folder folder, Class<? extends Layer> type, BeanContext beans) {
    Layer layer = beans.getBean(type);
    if (!layer.contract().equals(folder.name())) {
      throw new IllegalStateException(
          "the folder %s lists the layer %s, which says that it belongs to %s"
              .formatted(folder.name(), layer.name(), layer.contract()));
    }
    return layer;
  }

  /** All of them, in the order of their folders. */
  public List<Layer> all() {
    return all;
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
