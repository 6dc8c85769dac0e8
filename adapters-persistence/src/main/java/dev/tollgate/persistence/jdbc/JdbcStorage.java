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
import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.jdbc.DataSourceTransactionManager;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** A relational database with its repositories, which live in a small context of their own. */
final class JdbcStorage implements Storage {

  /** The property that tells the context of a store from all others. */
  static final String OPENED = "tollgate.jdbc.opened";

  /** Beyond the time for a statement: a write that waits behind one of others may still succeed. */
  private static final Duration WRITE_PATIENCE = Duration.ofMillis(500);

  private final ApplicationContext context;
  private final Enterprises enterprises;
  private final Companies companies;
  private final Clients clients;
  private final Scopes scopes;
  private final GroupCommit<TokenWrite> tokenWrites;
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
    Statements statements =
        new Statements(beans.getBean(DataSourceTransactionManager.class), database.mend());
    context = beans;
    JdbcRemoval removal = new JdbcRemoval(statements, beans.getBean(RemovalRows.class));
    enterprises = new JdbcEnterprises(statements, beans.getBean(EnterpriseRows.class), removal);
    companies = new JdbcCompanies(statements, beans.getBean(CompanyRows.class), removal);
    clients =
        new JdbcClients(
            statements, beans.getBean(ClientRows.class), beans.getBean(SecretRows.class));
    scopes = new JdbcScopes(statements, beans.getBean(ScopeRows.class));
    TokenRows tokenRows = beans.getBean(TokenRows.class);
    TokenBatch batch = new TokenBatch(statements, tokenRows);
    tokenWrites =
        new GroupCommit<>(
            database.writers(),
            batch::commit,
            Statements::isFaultOfOne,
            database.limits().timeout().plus(WRITE_PATIENCE));
    tokens =
        new JdbcTokens(statements, tokenRows, tokenWrites, new GoneTokens(statements, tokenRows));
    clientTokens = new JdbcClientTokens(statements, tokenRows, batch);
    allTokens = new JdbcAllTokens(statements, tokenRows);
    revocations = new JdbcRevocations(statements, beans.getBean(RevocationRows.class));
    leases = new JdbcLeases(statements, beans.getBean(LeaseRows.class));
    documents =
        new JdbcDocuments(
            statements, beans.getBean(EditionRows.class), beans.getBean(DocumentRows.class));
    resources = new JdbcResources(statements, beans.getBean(ResourceRows.class));
    assertions = new JdbcAssertions(statements, beans.getBean(AssertionRows.class));
    keys = new JdbcKeys(statements, beans.getBean(KeyRows.class));
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
    tokenWrites.close();
    context.close();
  }
}
