package dev.tollgate.persistence.jdbc.connection;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the errors of one database mean for the connection, the request and {@code /health}. The
 * same table is in {@code docs/storage.md}.
 *
 * @param product which rows of the table apply
 * @param location where the database is, for advice that names it
 */
public record DatabaseErrors(Product product, String location) {

  /** A database product, each with error codes of its own. */
  public enum Product {
    POSTGRESQL("PostgreSQL"),
    MARIADB("MariaDB"),
    H2("H2");

    private final String title;

    Product(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    /** The product that a JDBC URL names. */
    static Product of(String url) {
      if (url.startsWith("jdbc:postgresql:")) {
        return POSTGRESQL;
      }
      return url.startsWith("jdbc:mariadb:") ? MARIADB : H2;
    }
  }

  /** What becomes of the connection on which an error occurred. */
  public enum Session {
    KEEP("keep"),
    DISCARD("discard"),
    /** Every connection of the pool leads to the same server and has the same fault. */
    DISCARD_ALL("discard all"),
    /** Like {@link #DISCARD_ALL}; a new connection, too, is of use only if it takes writes. */
    WRITABLE_ONLY("discard all, connect to a server that takes writes");

    private final String word;

    Session(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** What becomes of the request. */
  public enum Request {
    UNAVAILABLE("503"),
    /** The transaction surely did not happen, and a second attempt may succeed. */
    RETRY("retry once, then 503"),
    /** Not a failure: a row with this key exists. */
    TAKEN("the key is taken"),
    /** A bug of Tollgate. */
    BUG("500");

    private final String word;

    Request(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * One row of the table.
   *
   * @param code a SQLSTATE (PostgreSQL) or an error number (MariaDB, H2); two characters and an
   *     asterisk stand for a class of SQLSTATEs
   * @param health whether {@code /health} still answers 200 while the cause lasts
   * @param advice what the operator must do, where waiting does not help; {@code %s} is the
   *     location; empty otherwise
   */
  public record Row(
      Product product,
      String code,
      String meaning,
      Session session,
      Request request,
      boolean health,
      String advice) {

    public boolean isMissingTable() {
      return advice.equals(TABLES);
    }
  }

  private static final String CREDENTIALS =
      "The database server rejects this user or password: check TOLLGATE_STORAGE_USER and"
          + " TOLLGATE_STORAGE_PASSWORD.";

  private static final String NO_DATABASE =
      "The database server has no database of this name: create it, empty, and start again.";

  private static final String RIGHTS =
      "The database user lacks a privilege that Tollgate needs: grant it the right to create"
          + " tables in this database, and to read and write them.";

  private static final String TABLES =
      "A table of Tollgate is missing from the database: restore a backup, or start Tollgate on an"
          + " empty database.";

  private static final String FILE_ACCESS =
      "The database in %s cannot be read or written: check its permissions and the disk.";

  /** Every row, most of them one line. */
  public static final List<Row> ROWS =
      List.of(
          postgres("08*", "connection lost or refused, protocol violated", Session.DISCARD, false),
          postgres("22*", "data does not fit", Session.KEEP, Request.BUG, true),
          postgres("23505", "unique violation", Session.KEEP, Request.TAKEN, true),
          postgres("23*", "another constraint violated", Session.KEEP, Request.BUG, true),
          postgres("25006", "the server is read-only", Session.WRITABLE_ONLY, Request.RETRY, false),
          postgres("25P02", "the transaction has failed already", Session.DISCARD, true),
          postgres("25P03", "idle_in_transaction_session_timeout", Session.DISCARD, true),
          postgres("28000", "user not admitted", Session.DISCARD, CREDENTIALS),
          postgres("28P01", "wrong password", Session.DISCARD, CREDENTIALS),
          postgres("3D000", "no such database", Session.DISCARD, NO_DATABASE),
          postgres("40001", "serialization failure", Session.KEEP, Request.RETRY, true),
          postgres("40P01", "deadlock", Session.KEEP, Request.RETRY, true),
          postgres("40*", "rolled back, or outcome unknown (40003)", Session.DISCARD, true),
          postgres("42501", "missing privilege", Session.KEEP, RIGHTS),
          postgres("42P01", "undefined table", Session.KEEP, TABLES),
          postgres("42*", "syntax error", Session.KEEP, Request.BUG, true),
          postgres("53100", "disk full", Session.KEEP, false),
          postgres("53200", "out of memory", Session.DISCARD, false),
          postgres("53300", "too many connections", Session.KEEP, false),
          postgres("53*", "another resource is short", Session.KEEP, false),
          postgres("55P03", "lock not available (lock_timeout)", Session.KEEP, true),
          postgres("57014", "statement canceled (statement_timeout)", Session.KEEP, true),
          postgres("57P01", "admin_shutdown", Session.DISCARD_ALL, false),
          postgres("57P02", "crash_shutdown", Session.DISCARD_ALL, false),
          postgres("57P03", "cannot_connect_now (startup, recovery)", Session.DISCARD_ALL, false),
          postgres("57P04", "database dropped", Session.DISCARD_ALL, false),
          postgres("57P05", "idle_session_timeout", Session.DISCARD, Request.RETRY, true),
          postgres("58*", "I/O or system error of the server", Session.DISCARD, false),
          postgres("XX*", "internal error, corrupted data", Session.DISCARD, false),
          mariadb("08*", "connection lost or refused", Session.DISCARD, false),
          mariadb("22*", "data does not fit", Session.KEEP, Request.BUG, true),
          mariadb("1062", "unique violation", Session.KEEP, Request.TAKEN, true),
          mariadb("23*", "another constraint violated", Session.KEEP, Request.BUG, true),
          mariadb("1290", "the server is read-only", Session.WRITABLE_ONLY, Request.RETRY, false),
          mariadb("1792", "the session is read-only", Session.WRITABLE_ONLY, Request.RETRY, false),
          mariadb("1836", "InnoDB is read-only", Session.WRITABLE_ONLY, Request.RETRY, false),
          mariadb("1047", "Galera: node not ready", Session.WRITABLE_ONLY, Request.RETRY, false),
          mariadb(
              "1213", "deadlock; Galera: certification failed", Session.KEEP, Request.RETRY, true),
          mariadb("1020", "row changed since it was read", Session.KEEP, Request.RETRY, true),
          mariadb("1205", "lock wait timeout", Session.KEEP, true),
          mariadb("1180", "error during commit, outcome unknown", Session.DISCARD, false),
          mariadb("1040", "too many connections", Session.KEEP, false),
          mariadb("1203", "too many connections of this user", Session.KEEP, false),
          mariadb("1226", "a resource limit of this user", Session.KEEP, false),
          mariadb("1021", "disk full", Session.KEEP, false),
          mariadb("1026", "error writing a file (errno 28: disk full)", Session.KEEP, false),
          mariadb("1030", "storage engine error (errno 28: disk full)", Session.KEEP, false),
          mariadb("1114", "table or tablespace full", Session.KEEP, false),
          mariadb("1037", "out of memory", Session.DISCARD, false),
          mariadb("1041", "out of memory", Session.DISCARD, false),
          mariadb("1044", "no access to the database", Session.DISCARD, RIGHTS),
          mariadb("1142", "missing privilege on a table", Session.DISCARD, RIGHTS),
          mariadb("1143", "missing privilege on a column", Session.DISCARD, RIGHTS),
          mariadb("1045", "wrong user or password", Session.DISCARD, CREDENTIALS),
          mariadb("1130", "host not admitted", Session.DISCARD, CREDENTIALS),
          mariadb("1049", "no such database", Session.DISCARD, NO_DATABASE),
          mariadb("1146", "undefined table", Session.KEEP, TABLES),
          mariadb("42*", "syntax error", Session.KEEP, Request.BUG, true),
          mariadb("1053", "server shutdown", Session.DISCARD_ALL, false),
          mariadb("1317", "statement killed", Session.KEEP, true),
          mariadb("1927", "connection killed", Session.DISCARD, true),
          mariadb("1969", "max_statement_time exceeded", Session.KEEP, true),
          h2("22*", "data does not fit", Session.KEEP, Request.BUG, true),
          h2("23505", "unique violation", Session.KEEP, Request.TAKEN, true),
          h2("23*", "another constraint violated", Session.KEEP, Request.BUG, true),
          h2("40001", "deadlock", Session.KEEP, Request.RETRY, true),
          h2("90131", "concurrent update", Session.KEEP, Request.RETRY, true),
          h2("50200", "lock timeout", Session.KEEP, true),
          h2("57014", "statement canceled", Session.KEEP, true),
          h2("42102", "undefined table", Session.KEEP, TABLES),
          h2("42104", "undefined table, the database is empty", Session.KEEP, TABLES),
          h2("42*", "syntax error", Session.KEEP, Request.BUG, true),
          h2("90096", "missing privilege", Session.KEEP, RIGHTS),
          h2("90007", "connection closed", Session.DISCARD, false),
          h2("90067", "connection broken", Session.DISCARD, false),
          h2("90098", "database closed", Session.DISCARD_ALL, false),
          h2("90121", "database closed by the end of its process", Session.DISCARD_ALL, false),
          h2("90097", "database is read-only", Session.WRITABLE_ONLY, Request.RETRY, false),
          h2("90028", "I/O error, disk full", Session.DISCARD_ALL, false),
          h2("90031", "I/O error, disk full", Session.DISCARD_ALL, FILE_ACCESS),
          h2("90062", "file cannot be created", Session.DISCARD, FILE_ACCESS),
          h2("90108", "out of memory", Session.DISCARD, false),
          h2(
              "90020",
              "file in use",
              Session.DISCARD,
              "The database in %s is in use by a program that does not share it: stop that"
                  + " program."),
          h2(
              "90030",
              "file corrupted",
              Session.DISCARD,
              "The database in %s is damaged: restore a backup of the directory."),
          h2(
              "90048",
              "file of another version",
              Session.DISCARD,
              "The database in %s was written by another version of H2: use the Tollgate that"
                  + " wrote it."),
          h2(
              "28000",
              "wrong password",
              Session.DISCARD,
              "The password in %s/database-password does not open the database beside it: restore"
                  + " the file that was created with it."));

  private static Row postgres(String code, String meaning, Session session, boolean health) {
    return postgres(code, meaning, session, Request.UNAVAILABLE, health);
  }

  private static Row postgres(
      String code, String meaning, Session session, Request request, boolean health) {
    return new Row(Product.POSTGRESQL, code, meaning, session, request, health, "");
  }

  private static Row postgres(String code, String meaning, Session session, String advice) {
    return advised(Product.POSTGRESQL, code, meaning, session, advice);
  }

  private static Row mariadb(String code, String meaning, Session session, boolean health) {
    return mariadb(code, meaning, session, Request.UNAVAILABLE, health);
  }

  private static Row mariadb(
      String code, String meaning, Session session, Request request, boolean health) {
    return new Row(Product.MARIADB, code, meaning, session, request, health, "");
  }

  private static Row mariadb(String code, String meaning, Session session, String advice) {
    return advised(Product.MARIADB, code, meaning, session, advice);
  }

  private static Row h2(String code, String meaning, Session session, boolean health) {
    return h2(code, meaning, session, Request.UNAVAILABLE, health);
  }

  private static Row h2(
      String code, String meaning, Session session, Request request, boolean health) {
    return new Row(Product.H2, code, meaning, session, request, health, "");
  }

  private static Row h2(String code, String meaning, Session session, String advice) {
    return advised(Product.H2, code, meaning, session, advice);
  }

  /** No waiting helps: the request fails until the operator has acted. */
  private static Row advised(
      Product product, String code, String meaning, Session session, String advice) {
    return new Row(product, code, meaning, session, Request.UNAVAILABLE, false, advice);
  }

  private static final Map<Product, Map<String, Row>> BY_CODE = new EnumMap<>(Product.class);

  static {
    for (Row row : ROWS) {
      BY_CODE.computeIfAbsent(row.product(), _ -> new LinkedHashMap<>()).put(row.code(), row);
    }
  }

  /** The row of an error: that of its code, else that of its class; empty if neither is listed. */
  public Optional<Row> row(SQLException e) {
    Map<String, Row> rows = BY_CODE.get(product);
    String state = state(e);
    Row exact = rows.get(product == Product.POSTGRESQL ? state : "" + e.getErrorCode());
    return Optional.ofNullable(exact)
        .or(
            () ->
                Optional.ofNullable(
                    rows.get(state.substring(0, Math.min(2, state.length())) + "*")));
  }

  /** What the operator must do about an error that no waiting cures, in one sentence. */
  public Optional<String> advice(SQLException e) {
    return row(e)
        .map(Row::advice)
        .filter(advice -> !advice.isEmpty())
        .map(advice -> advice.replace("%s", location));
  }

  /**
   * The error in a few words without the database's own message, which may quote data: {@code
   * PostgreSQL 25006, the server is read-only}.
   */
  public String describe(SQLException e) {
    String code =
        product == Product.POSTGRESQL || e.getErrorCode() <= 0
            ? state(e)
            : e.getErrorCode() + " (SQLSTATE " + state(e) + ")";
    return product.title() + " " + code + row(e).map(row -> ", " + row.meaning()).orElse("");
  }

  private static String state(SQLException e) {
    return e.getSQLState() == null ? "error without SQLSTATE" : e.getSQLState();
  }
}
