package dev.tollgate.cli;

import dev.tollgate.application.storage.Resources;
import dev.tollgate.domain.ResourceUri;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Resources in a map. */
final class MapResources implements Resources {

  private final NavigableMap<String, ResourceUri> resources = new TreeMap<>();

  @Override
  public boolean add(ResourceUri resource) {
    return resources.putIfAbsent(resource.value(), resource) == null;
  }

  @Override
  public List<ResourceUri> all() {
    return List.copyOf(resources.values());
  }

  @Override
  public boolean remove(ResourceUri resource) {
    return resources.remove(resource.value()) != null;
  }
}
