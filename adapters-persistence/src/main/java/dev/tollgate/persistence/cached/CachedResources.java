package dev.tollgate.persistence.cached;

import dev.tollgate.application.storage.Resources;
import dev.tollgate.domain.ResourceUri;
import java.util.List;
import java.util.Optional;

/** The resources of another store, remembered all together. */
record CachedResources(Resources store, Recent<String, List<ResourceUri>> recent)
    implements Resources {

  private static final String ALL = "all";

  @Override
  public boolean add(ResourceUri resource) {
    return recent.change(ALL, () -> store.add(resource));
  }

  @Override
  public List<ResourceUri> all() {
    return recent.find(ALL, all -> Optional.of(store.all())).orElseThrow();
  }

  @Override
  public boolean remove(ResourceUri resource) {
    return recent.change(ALL, () -> store.remove(resource));
  }
}
