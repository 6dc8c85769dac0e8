package dev.tollgate.persistence.jdbc.tenants;

import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.Name;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/** A row of the table {@code enterprise}. */
@MappedEntity(value = "enterprise", escape = false)
record EnterpriseRow(@Id String id, String name, boolean active, long createdAt) {

  static EnterpriseRow of(Enterprise enterprise) {
    return new EnterpriseRow(
        enterprise.id().value(),
        enterprise.name().value(),
        enterprise.active(),
        enterprise.createdAt().toEpochMilli());
  }

  Enterprise enterprise() {
    return new Enterprise(
        new EnterpriseId(id), new Name(name), active, Instant.ofEpochMilli(createdAt));
  }
}
