package dev.tollgate.persistence.jdbc;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.micronaut.context.ApplicationContext;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JdbcContextTest {

  @Test
  void anotherContextOnTheSameClassPathHasNoneOfItsBeans() {
    try (ApplicationContext other = ApplicationContext.run()) {

      assertFalse(other.containsBean(TokenRows.class));
      assertFalse(other.containsBean(DataSource.class));
    }
  }
}
