package dev.tollgate.http;

import dev.tollgate.http.contract.Folder;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.wire.Request;
import io.micronaut.context.BeanContext;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layers that the folders list; each path belongs to one of them. */
@Singleton
public final class Layers {

  private final List<Layer> all;
  private final Map<String, Layer> roots;

  Layers(Folders folders, BeanContext beans) {
    this.all =
        folders.all().stream()
            .flatMap(folder -> folder.layers().stream().map(type -> layer(folder, type, beans)))
            .toList();
    this.roots = new HashMap<>();
    for (Layer layer : all) {
      layer.roots().forEach(path -> roots.putIfAbsent(path, layer));
    }
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

  /** The layer with the longest root that the path lies below. */
  public Layer ownerOf(String path) {
    String root = path;
    while (!roots.containsKey(root)) {
      int slash = root.lastIndexOf('/');
      if (slash <= 0) {
        return Optional.ofNullable(roots.get("/"))
            .orElseThrow(() -> new IllegalStateException("no contract owns /"));
      }
      root = root.substring(0, slash);
    }
    return roots.get(root);
  }
}
