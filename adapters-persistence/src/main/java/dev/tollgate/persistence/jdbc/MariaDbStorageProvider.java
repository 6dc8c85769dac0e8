package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Schema;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StorageProvider;
import dev.tollgate.application.storage.StorageSettings;
import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors;
import dev.tollgate.persistence.jdbc.connection.DatabaseErrors.Product;
import dev.tollgate.persistence.jdbc.connection.PoolLimits;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/**
 * A store in a MariaDB server: {@code jdbc:mariadb://HOST:PORT/DATABASE}, with {@code user} and
 * {@code password} among the options.
 */
public final class MariaDbStorageProvider implements StorageProvider {

  private static final String EXAMPLE = "jdbc:mariadb://localhost:3306/tollgate";

  /** In milliseconds; making an index on a large table takes its time, and so does waiting. */
  private static final String PATIENCE = "600000";

  /**
   * What the statements rely on: rows that match are counted, also in batches, and what does not
   * fit is refused.
   */
  private static final Map<String, String> NEEDED =
      Map.of(
          "useAffectedRows", "false",
          "useBulkStmts", "false",
          "sessionVariables", "sql_mode='STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'");

  private static final String BYTES = " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin";

  private static final Map<String, String> WORDS =
      Map.of(
          "id",
          "VARCHAR(255)" + BYTES,
          "name",
          "VARCHAR(400)" + BYTES,
          "text",
          "MEDIUMTEXT" + BYTES,
          "document",
          "LONGTEXT" + BYTES,
          "sequence",
          "BIGINT NOT NULL AUTO_INCREMENT",
          "optional_expiry",
          "MODIFY COLUMN expires_at BIGINT NULL",
          "opaque_only",
          "",
          "spare_room",
          "");

  private static final String CLOCK =
      "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000";

  @Override
  public String scheme() {
    return "jdbc:mariadb";
  }

  @Override
  public Storage open(StorageSettings settings) {
    return JdbcStorage.open(database(settings).measuredBy(settings.measurements()));
  }

  @Override
  public void backUp(StorageSettings settings, OutputStream out) {
    throw new StorageMisconfigured(
        "Back up MariaDB with its own tools, such as mariadb-dump or mariadb-backup: see"
            + " docs/backup.md.");
  }

  @Override
  public Optional<Schema> schema(StorageSettings settings) {
    return Optional.of(JdbcSchema.of(database(settings)));
  }

  private static Database database(StorageSettings settings) {
    PoolLimits limits = PoolLimits.of(settings.options());
    ServerUrl url = ServerUrl.of(settings, EXAMPLE).with(NEEDED);
    String driverUrl = url.withDefaults(timeouts(limits, limits.millis()));
    return new Database(
        driverUrl,
        driverUrl,
        url.withDefaults(timeouts(limits, PATIENCE)),
        url.user(),
        url.password(),
        "org.mariadb.jdbc.Driver",
        WORDS,
        limits,
        limits.half(),
        CLOCK,
        new DatabaseErrors(Product.MARIADB, url.address()));
  }

  private static Map<String, String> timeouts(PoolLimits limits, String answer) {
    return Map.of("connectTimeout", limits.millis(), "socketTimeout", answer);
  }
}
