package dev.tollgate.persistence.jdbc;

/** What to do about the mistakes that are alike with every database server. */
final class ServerMends {

  static final String CREDENTIALS =
      "The database server refuses this user or password: check TOLLGATE_STORAGE_USER and"
          + " TOLLGATE_STORAGE_PASSWORD.";

  static final String NO_DATABASE =
      "The database server has no database of this name: create it, empty, and start again.";

  static final String RIGHTS =
      "The user of the database may not do what Tollgate needs: give it the right to make tables in"
          + " this database, and to read and write them.";

  private ServerMends() {}
}
