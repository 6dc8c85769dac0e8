package dev.tollgate.application.admin.resource;

import dev.tollgate.application.admin.resource.ResourceRefusal.DeleteResourceRefusal;
import dev.tollgate.application.admin.resource.ResourceRefusal.ResourceNotFound;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import java.util.Optional;

/** Deletes a resource; tokens issued for it stay valid. */
public final class DeleteResource {

  private final Resources resources;

  public DeleteResource(Resources resources) {
    this.resources = resources;
  }

  public Result<ResourceUri, DeleteResourceRefusal> delete(String uri) {
    Optional<ResourceUri> resource =
        ResourceUri.parse(uri)
            .flatMap(wanted -> wanted.among(resources.all()))
            .filter(resources::remove);
    return Result.of(resource, new ResourceNotFound(uri));
  }
}
