package dev.tollgate.persistence.memory;

import dev.tollgate.application.storage.Resources;
import dev.tollgate.domain.ResourceUri;
import java.util.List;
import java.util.function.Supplier;

/** Resources in memory. */
record MemoryResources(Supplier<MemoryData> data) implements Resources {

  @Override
  public boolean add(ResourceUri resource) {
    return data.get().resources.add(resource.value(), resource);
  }

  @Override
  public List<ResourceUri> all() {
    return data.get().resources.all();
  }

  @Override
  public boolean remove(ResourceUri resource) {
    return data.get().resources.remove(resource.value()).isPresent();
  }
}
