package dev.tollgate.persistence.jdbc;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.CompanyId;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A row of the table {@code client}. */
@MappedEntity(value = "client", escape = false)
record ClientRow(
    @Id String id,
    String registration,
    String name,
    String enterprise,
    @Nullable String company,
    String scopes,
    boolean enabled,
    long createdAt) {

  static ClientRow of(Client client) {
    return new ClientRow(
        client.id().value(),
        client.registration().value(),
        client.name().value(),
        client.enterprise().value(),
        client.company().map(CompanyId::value).orElse(null),
        client.scopes().toString(),
        client.enabled(),
        client.createdAt().toEpochMilli());
  }
}
