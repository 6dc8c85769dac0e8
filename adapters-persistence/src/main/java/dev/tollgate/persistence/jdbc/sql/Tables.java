package dev.tollgate.persistence.jdbc.sql;

import io.micronaut.context.BeanContext;

/**
 * The way into the tables of one open database.
 *
 * @param clock an SQL expression: the time of the server in milliseconds since 1970
 */
public record Tables(Statements statements, BeanContext beans, String clock) {

  /** The repository of this type. */
  public <R> R rows(Class<R> type) {
    return beans.getBean(type);
  }
}
