package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.AllTokens;
import dev.tollgate.application.storage.Assertions;
import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.Documents;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.Leases;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.application.storage.Revocations;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.persistence.jdbc.clients.JdbcAssertions;
import dev.tollgate.persistence.jdbc.clients.JdbcClients;
import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.keys.JdbcKeys;
import dev.tollgate.persistence.jdbc.leases.JdbcLeases;
import dev.tollgate.persistence.jdbc.library.JdbcDocuments;
import dev.tollgate.persistence.jdbc.scopes.JdbcResources;
import dev.tollgate.persistence.jdbc.scopes.JdbcScopes;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import dev.tollgate.persistence.jdbc.tenants.JdbcCompanies;
import dev.tollgate.persistence.jdbc.tenants.JdbcEnterprises;
import dev.tollgate.persistence.jdbc.tokens.TokenPorts;
import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.jdbc.DataSourceTransactionManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A relational database with its repositories, which live in a small context of their own. */
final class JdbcStorage implements Storage {

  /** The property that tells the context of a store from all others. */
  static final String OPENED = "tollgate.jdbc.opened";

  private final ApplicationContext context;
  private final Enterprises enterprises;
  private final Companies companies;
  private final Clients clients;
  private final Scopes scopes;
  private final TokenPorts tokenPorts;
  private final Tokens tokens;
  private final ClientTokens clientTokens;
  private final AllTokens allTokens;
  private final Revocations revocations;
  private final Leases leases;
  private final Documents documents;
  private final Resources resources;
  private final Assertions assertions;
  private final Keys keys;

  private JdbcStorage(ApplicationContext beans, Database database) {
    context = beans;
    Tables tables =
        new Tables(
            new Statements(beans.getBean(DataSourceTransactionManager.class), database.mend()),
            beans);
    enterprises = JdbcEnterprises.in(tables);
    companies = JdbcCompanies.in(tables);
    clients = JdbcClients.in(tables);
    scopes = JdbcScopes.in(tables);
    tokenPorts = new TokenPorts(tables, database);
    tokens = tokenPorts.tokens();
    clientTokens = tokenPorts.clientTokens();
    allTokens = tokenPorts.allTokens();
    revocations = tokenPorts.revocations();
    leases = JdbcLeases.in(tables);
    documents = JdbcDocuments.in(tables);
    resources = JdbcResources.in(tables);
    assertions = JdbcAssertions.in(tables);
    keys = JdbcKeys.in(tables);
  }

  /** The first connection tells what is wrong, where the pool would only tell that it has none. */
  static Storage open(Database database) {
    try (Connection first =
        DriverManager.getConnection(database.firstUrl(), database.user(), database.password())) {
      Migrations.run(database, first);
      return new JdbcStorage(start(database), database);
    } catch (SQLException e) {
      throw unopened(database, e);
    }
  }

  /** What it means that the first connection cannot be opened. */
  static RuntimeException unopened(Database database, SQLException e) {
    String mend = database.mend().apply(e);
    return mend.isEmpty()
        ? new StoreUnavailable("the database does not answer", e)
        : new StorageMisconfigured(mend, e);
  }

  private static ApplicationContext start(Database database) {
    try {
      return JdbcContext.start(database);
    } catch (RuntimeException e) {
      throw Statements.isOurMistake(e)
          ? e
          : new StoreUnavailable("the database does not answer", e);
    }
  }

  @Override
  public Enterprises enterprises() {
    return enterprises;
  }

  @Override
  public Companies companies() {
    return companies;
  }

  @Override
  public Clients clients() {
    return clients;
  }

  @Override
  public Scopes scopes() {
    return scopes;
  }

  @Override
  public Tokens tokens() {
    return tokens;
  }

  @Override
  public ClientTokens clientTokens() {
    return clientTokens;
  }

  @Override
  public AllTokens allTokens() {
    return allTokens;
  }

  @Override
  public Revocations revocations() {
    return revocations;
  }

  @Override
  public Leases leases() {
    return leases;
  }

  @Override
  public Documents documents() {
    return documents;
  }

  @Override
  public Resources resources() {
    return resources;
  }

  @Override
  public Assertions assertions() {
    return assertions;
  }

  @Override
  public Keys keys() {
    return keys;
  }

  @Override
  public void close() {
    tokenPorts.close();
    context.close();
  }
}
