package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Resources;
import dev.tollgate.domain.ResourceUri;
import java.util.List;

/** Resources in a database. */
record JdbcResources(Statements statements, ResourceRows rows) implements Resources {

  @Override
  public boolean add(ResourceUri resource) {
    return statements.add(() -> rows.insert(new ResourceRow(resource.value())));
  }

  @Override
  public List<ResourceUri> all() {
    return statements.run(rows::findAllOrderByUri).stream()
        .map(row -> new ResourceUri(row.uri()))
        .toList();
  }

  @Override
  public boolean remove(ResourceUri resource) {
    return statements.changeOne(() -> rows.remove(resource.value()));
  }
}
