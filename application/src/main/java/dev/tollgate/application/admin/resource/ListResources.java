package dev.tollgate.application.admin.resource;

import dev.tollgate.application.storage.Resources;
import dev.tollgate.domain.ResourceUri;
import java.util.List;

/** Lists the registered resources. */
public final class ListResources {

  private final Resources resources;

  public ListResources(Resources resources) {
    this.resources = resources;
  }

  public List<ResourceUri> list() {
    return resources.all();
  }
}
