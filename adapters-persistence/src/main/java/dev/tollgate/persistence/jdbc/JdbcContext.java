package dev.tollgate.persistence.jdbc;

import dev.tollgate.persistence.jdbc.connection.ConnectionPool;
import dev.tollgate.persistence.jdbc.connection.Database;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanResolutionContext;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.inject.BeanConfiguration;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The small context that holds the pool and the repositories of one store. */
final class JdbcContext {

  private static final Map<String, Object> POOL =
      Map.of(
          JdbcStorage.OPENED,
          true,
          "datasources.default.dialect",
          "POSTGRES",
          "datasources.default.automatic-validation-query",
          false,
          "datasources.default.validation-timeout",
          500,
          "datasources.default.transaction-isolation",
          "TRANSACTION_READ_COMMITTED",
          "datasources.default.minimum-idle",
          1);

  private JdbcContext() {}

  static ApplicationContext start(Database database) {
    ApplicationContext context =
        ApplicationContext.builder()
            .properties(POOL)
            .properties(
                Map.of(
                    "datasources.default.url", database.url(),
                    "datasources.default.username", database.user(),
                    "datasources.default.password", database.password(),
                    "datasources.default.driver-class-name", database.driver(),
                    "datasources.default.maximum-pool-size", database.limits().size(),
                    "datasources.default.connection-timeout",
                        database.limits().timeout().toMillis()))
            .beanConfigurations(new AllOthers())
            .enableDefaultPropertySources(false)
            .environmentPropertySource(false)
            .deduceEnvironment(false)
            .bootstrapEnvironment(false)
            .banner(false)
            .start();
    context.getBean(ConnectionPool.class).use(context.getBean(DataSource.class));
    return context;
  }

  /** Keeps every bean out that the store has no use for; the program around it may have many. */
  private static final class AllOthers implements BeanConfiguration {

    private static final List<String> WANTED =
        List.of(
            AllOthers.class.getPackageName() + ".",
            "io.micronaut.aop.",
            "io.micronaut.data.",
            "io.micronaut.transaction.",
            "io.micronaut.jdbc.",
            "io.micronaut.configuration.jdbc.",
            "io.micronaut.runtime.context.",
            "io.micronaut.context.");

    @Override
    @SuppressWarnings("rawtypes")
    public boolean isWithin(BeanDefinitionReference reference) {
      return WANTED.stream().noneMatch(reference.getBeanDefinitionName()::startsWith);
    }

    @Override
    public boolean isEnabled(BeanContext context, BeanResolutionContext resolution) {
      return false;
    }

    @Override
    public boolean isEnabled(BeanContext context) {
      return false;
    }

    @Override
    public AnnotationMetadata getAnnotationMetadata() {
      return AnnotationMetadata.EMPTY_METADATA;
    }

    @Override
    public Package getPackage() {
      return AllOthers.class.getPackage();
    }

    @Override
    public String getName() {
      return "all other beans";
    }

    @Override
    public String getVersion() {
      return "";
    }
  }
}
