package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageProvider;
import dev.tollgate.application.storage.StorageSettings;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * A store in a MariaDB server: {@code jdbc:mariadb://HOST:PORT/DATABASE}, with {@code user} and
 * {@code password} among the options.
 */
public final class MariaDbStorageProvider implements StorageProvider {

  private static final String EXAMPLE = "jdbc:mariadb://localhost:3306/tollgate";

  private static final int NO_RIGHTS_IN_DATABASE = 1044;
  private static final int WRONG_CREDENTIALS = 1045;
  private static final int NO_DATABASE = 1049;
  private static final int NO_RIGHTS = 1142;

  /** In milliseconds. */
  private static final Map<String, String> TIMEOUTS =
      Map.of("connectTimeout", "2000", "socketTimeout", "2000");

  /** In milliseconds; making an index on a large table takes its time, and so does waiting. */
  private static final Map<String, String> PATIENCE =
      Map.of("connectTimeout", "2000", "socketTimeout", "600000");

  /** What the statements rely on: rows that match are counted, and what does not fit is refused. */
  private static final Map<String, String> NEEDED =
      Map.of(
          "useAffectedRows", "false",
          "sessionVariables", "sql_mode='STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION'");

  private static final String BYTES = " CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin";

  private static final Map<String, String> WORDS =
      Map.of(
          "id", "VARCHAR(255)" + BYTES,
          "name", "VARCHAR(400)" + BYTES,
          "text", "MEDIUMTEXT" + BYTES,
          "document", "LONGTEXT" + BYTES,
          "sequence", "BIGINT NOT NULL AUTO_INCREMENT");

  @Override
  public String scheme() {
    return "jdbc:mariadb";
  }

  @Override
  public Storage open(StorageSettings settings) {
    ServerUrl url = withNeeded(ServerUrl.of(settings, EXAMPLE));
    return JdbcStorage.open(
        new Database(
            url.withDefaults(TIMEOUTS),
            url.withDefaults(TIMEOUTS),
            url.withDefaults(PATIENCE),
            url.user(),
            url.password(),
            "org.mariadb.jdbc.Driver",
            WORDS,
            MariaDbStorageProvider::mend));
  }

  private static ServerUrl withNeeded(ServerUrl url) {
    Map<String, String> parameters = new HashMap<>(url.parameters());
    parameters.putAll(NEEDED);
    return new ServerUrl(url.address(), parameters, url.user(), url.password());
  }

  private static String mend(SQLException e) {
    return switch (e.getErrorCode()) {
      case WRONG_CREDENTIALS -> ServerMends.CREDENTIALS;
      case NO_DATABASE -> ServerMends.NO_DATABASE;
      case NO_RIGHTS, NO_RIGHTS_IN_DATABASE -> ServerMends.RIGHTS;
      default -> "";
    };
  }
}
