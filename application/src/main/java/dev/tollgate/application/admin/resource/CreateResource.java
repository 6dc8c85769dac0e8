package dev.tollgate.application.admin.resource;

import dev.tollgate.application.admin.resource.ResourceRefusal.CreateResourceRefusal;
import dev.tollgate.application.admin.resource.ResourceRefusal.ResourceExists;
import dev.tollgate.application.admin.resource.ResourceRefusal.ResourceInvalid;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Result;
import java.util.Optional;

/** Registers a protected resource that tokens can be issued for (RFC 8707). */
public final class CreateResource {

  private final Resources resources;

  public CreateResource(Resources resources) {
    this.resources = resources;
  }

  public Result<ResourceUri, CreateResourceRefusal> create(String uri) {
    Optional<ResourceUri> resource = ResourceUri.parse(uri);
    if (resource.isEmpty()) {
      return Result.refused(new ResourceInvalid(uri));
    }
    Optional<ResourceUri> same = resource.get().among(resources.all());
    return same.isEmpty() && resources.add(resource.get())
        ? Result.ok(resource.get())
        : Result.refused(new ResourceExists(same.orElse(resource.get())));
  }
}
