package dev.tollgate.persistence.jdbc.scopes;

import dev.tollgate.application.storage.Resources;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import java.util.List;

/** Resources in a database. */
public record JdbcResources(Statements statements, ResourceRows rows) implements Resources {

  public static Resources in(Tables tables) {
    return new JdbcResources(tables.statements(), tables.rows(ResourceRows.class));
  }

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
