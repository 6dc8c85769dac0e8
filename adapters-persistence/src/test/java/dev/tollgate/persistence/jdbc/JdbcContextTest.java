package dev.tollgate.persistence.jdbc;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.repository.GenericRepository;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class JdbcContextTest {

  @Test
  void anotherContextOnTheSameClassPathHasNoneOfItsBeans() {
    try (ApplicationContext other = ApplicationContext.run()) {

      assertFalse(other.containsBean(GenericRepository.class));
      assertFalse(other.containsBean(DataSource.class));
    }
  }
}
