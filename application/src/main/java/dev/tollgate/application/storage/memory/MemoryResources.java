package dev.tollgate.application.storage.memory;

import dev.tollgate.application.storage.Resources;
import dev.tollgate.domain.ResourceUri;
import java.util.List;

/** Protected resources in memory. */
record MemoryResources(Access store) implements Resources {

  @Override
  public boolean add(ResourceUri resource) {
    return store.run(data -> data.resources.add(resource));
  }

  @Override
  public List<ResourceUri> all() {
    return store.run(data -> data.resources.all(resource -> true));
  }

  @Override
  public boolean remove(ResourceUri resource) {
    return store.run(data -> data.resources.remove(resource.value()).isPresent());
  }
}
