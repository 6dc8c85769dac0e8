package dev.tollgate.application.admin.resource;

import dev.tollgate.application.storage.Resources;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.DeleteResourceRefusal;
import dev.tollgate.domain.refusal.ResourceNotFound;
import java.util.Optional;

/** Deletes a resource; tokens that are meant for it live on. */
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
    return resource
        .<Result<ResourceUri, DeleteResourceRefusal>>map(Result::ok)
        .orElseGet(() -> Result.refused(new ResourceNotFound(uri)));
  }
}
