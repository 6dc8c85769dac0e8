package dev.tollgate.persistence.jdbc.leases;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A row of the table {@code lease}. */
@MappedEntity(value = "lease", escape = false)
record LeaseRow(@Id String name, String holder, long heldUntil) {}
