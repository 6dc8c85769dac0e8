package dev.tollgate.persistence.jdbc.scopes;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A row of the table {@code resource}. */
@MappedEntity(value = "resource", escape = false)
record ResourceRow(@Id String uri) {}
