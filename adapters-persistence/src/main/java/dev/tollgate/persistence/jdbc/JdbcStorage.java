package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.AllTokens;
import dev.tollgate.application.storage.Assertions;
import dev.tollgate.application.storage.AuditRecords;
import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.ChangedClients;
import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.ComposedStorage;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.Leases;
import dev.tollgate.application.storage.Projects;
import dev.tollgate.application.storage.RefreshTokens;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.application.storage.Revocations;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.application.storage.Sessions;
import dev.tollgate.application.storage.SignInAttempts;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.application.storage.Users;
import dev.tollgate.application.storage.audit.AuditedStorage;
import dev.tollgate.persistence.jdbc.audit.JdbcAuditRecords;
import dev.tollgate.persistence.jdbc.clients.JdbcAssertions;
import dev.tollgate.persistence.jdbc.clients.JdbcChangedClients;
import dev.tollgate.persistence.jdbc.clients.JdbcClients;
import dev.tollgate.persistence.jdbc.connection.ConnectionPool;
import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.grants.FamilyPorts;
import dev.tollgate.persistence.jdbc.grants.JdbcGrants;
import dev.tollgate.persistence.jdbc.keys.JdbcKeys;
import dev.tollgate.persistence.jdbc.leases.JdbcLeases;
import dev.tollgate.persistence.jdbc.library.JdbcDocuments;
import dev.tollgate.persistence.jdbc.projects.JdbcProjects;
import dev.tollgate.persistence.jdbc.scopes.JdbcResources;
import dev.tollgate.persistence.jdbc.scopes.JdbcScopes;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import dev.tollgate.persistence.jdbc.tenants.JdbcCompanies;
import dev.tollgate.persistence.jdbc.tenants.JdbcEnterprises;
import dev.tollgate.persistence.jdbc.tokens.TokenPorts;
import dev.tollgate.persistence.jdbc.users.JdbcSessions;
import dev.tollgate.persistence.jdbc.users.JdbcSignInAttempts;
import dev.tollgate.persistence.jdbc.users.JdbcUsers;
import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.jdbc.DataSourceTransactionManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Opens a relational database; its repositories live in a small context of their own. */
final class JdbcStorage {

  /** The property that tells the context of a store from all others. */
  static final String OPENED = "tollgate.jdbc.opened";

  private JdbcStorage() {}

  /** The first connection tells what is wrong, where the pool would only tell that it has none. */
  static Storage open(Database database) {
    try (Connection first = connect(database, database.firstUrl())) {
      Migrations.run(database, first);
      return compose(start(database), database);
    } catch (SQLException e) {
      throw unopened(database, e);
    }
  }

  private static Storage compose(ApplicationContext context, Database database) {
    AtomicBoolean open = new AtomicBoolean(true);
    ConnectionPool pool = context.getBean(ConnectionPool.class);
    pool.report(database.measurements());
    Tables tables =
        new Tables(
            new Statements(
                context.getBean(DataSourceTransactionManager.class),
                pool.connections(),
                database.errors(),
                pool::lastFailure,
                open::get),
            context,
            database.clock());
    JdbcClients clients = JdbcClients.in(tables, database);
    TokenPorts tokens = new TokenPorts(tables, database);
    FamilyPorts families = new FamilyPorts(tables, database);
    Storage ports =
        ComposedStorage.closing(
                () -> {
                  open.set(false);
                  families.close();
                  tokens.close();
                  clients.close();
                  context.close();
                })
            .with(Enterprises.class, JdbcEnterprises.in(tables))
            .with(Companies.class, JdbcCompanies.in(tables))
            .with(Clients.class, clients)
            .with(ChangedClients.class, JdbcChangedClients.in(tables))
            .with(Scopes.class, JdbcScopes.in(tables))
            .with(Tokens.class, tokens.tokens())
            .with(ClientTokens.class, tokens.clientTokens())
            .with(AllTokens.class, tokens.allTokens())
            .with(Revocations.class, tokens.revocations())
            .with(Leases.class, JdbcLeases.in(tables))
            .with(Documents.class, JdbcDocuments.in(tables))
            .with(Resources.class, JdbcResources.in(tables))
            .with(Assertions.class, JdbcAssertions.in(tables))
            .with(Users.class, JdbcUsers.in(tables))
            .with(Sessions.class, JdbcSessions.in(tables))
            .with(SignInAttempts.class, JdbcSignInAttempts.in(tables))
            .with(Grants.class, JdbcGrants.in(tables))
            .with(AuthorizationCodes.class, families.authorizationCodes())
            .with(RefreshTokens.class, families.refreshTokens())
            .with(Projects.class, JdbcProjects.in(tables))
            .with(AuditRecords.class, JdbcAuditRecords.in(tables))
            .with(Keys.class, JdbcKeys.in(tables));
    return AuditedStorage.over(ports, tables.statements()::undoneIfFalse);
  }

  /**
   * A connection past the pool.
   *
   * @throws StorageMisconfigured if the driver is missing
   */
  static Connection connect(Database database, String url) throws SQLException {
    try {
      Class<?> _ = Class.forName(database.driver());
    } catch (ClassNotFoundException e) {
      throw new StorageMisconfigured(
          "The JDBC driver %s is missing: put its jar beside Tollgate's other libraries."
              .formatted(database.driver()),
          e);
    }
    return DriverManager.getConnection(url, database.user(), database.password());
  }

  /** What it means that the first connection cannot be opened. */
  static RuntimeException unopened(Database database, SQLException e) {
    return database
        .errors()
        .advice(e)
        .<RuntimeException>map(advice -> new StorageMisconfigured(advice, e))
        .orElseGet(() -> new StoreUnavailable(database.errors().describe(e), e));
  }

  private static ApplicationContext start(Database database) {
    try {
      return JdbcContext.start(database);
    } catch (RuntimeException e) {
      throw Statements.sqlCause(e).<RuntimeException>map(sql -> unopened(database, sql)).orElse(e);
    }
  }
}
