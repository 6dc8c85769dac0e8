package dev.tollgate.persistence.jdbc.sql;

import io.micronaut.context.BeanContext;

/** The way into the tables of one open database. */
public record Tables(Statements statements, BeanContext beans) {

  /** The repository of this type. */
  public <R> R rows(Class<R> type) {
    return beans.getBean(type);
  }
}
