package dev.tollgate.application.admin.resource;

import dev.tollgate.domain.ResourceUri;

/** Why a resource was not created or deleted. */
public sealed interface ResourceRefusal {

  /** Why no resource was created. */
  sealed interface CreateResourceRefusal extends ResourceRefusal {}

  /** Why no resource was deleted. */
  sealed interface DeleteResourceRefusal extends ResourceRefusal {}

  /** The text is not a valid resource (RFC 8707, 2). */
  record ResourceInvalid(String uri) implements CreateResourceRefusal {}

  /** The resource already exists. */
  record ResourceExists(ResourceUri uri) implements CreateResourceRefusal {}

  /** There is no such resource. */
  record ResourceNotFound(String uri) implements DeleteResourceRefusal {}
}
