package dev.tollgate.persistence.jdbc.clients;

import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Origin;
import dev.tollgate.domain.SecretId;
import dev.tollgate.persistence.jdbc.connection.Database;
import dev.tollgate.persistence.jdbc.sql.KeyedRead;
import dev.tollgate.persistence.jdbc.sql.Notes;
import dev.tollgate.persistence.jdbc.sql.Statements;
import dev.tollgate.persistence.jdbc.sql.Tables;
import dev.tollgate.persistence.jdbc.sql.Words;
import dev.tollgate.persistence.jdbc.tenants.TenantLocks;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Clients in a database. Closing them lets the reads that have begun end. */
public record JdbcClients(
    Statements statements,
    ClientRows rows,
    SecretRows secrets,
    TenantLocks locks,
    Notes notes,
    KeyedRead<Client> reads)
    implements Clients, AutoCloseable {

  static final String FIND =
      ClientAndSecretRow.COLUMNS
          + """
          FROM client c LEFT JOIN client_secret s ON s.registration = c.registration
          WHERE c.id %s\
          """;

  private static final String PAGE =
      ClientAndSecretRow.COLUMNS
          + """
          FROM (SELECT * FROM client WHERE id > ? AND enabled IN (?, ?) ORDER BY id LIMIT ?) c
          LEFT JOIN client_secret s ON s.registration = c.registration
          ORDER BY c.id\
          """;

  public static JdbcClients in(Tables tables, Database database) {
    return new JdbcClients(
        tables.statements(),
        tables.rows(ClientRows.class),
        tables.rows(SecretRows.class),
        TenantLocks.in(tables),
        Notes.ofClients(tables),
        KeyedRead.of(
            database,
            tables.statements(),
            FIND,
            ClientAndSecretRow::of,
            ClientAndSecretRow::clients,
            client -> client.id().value()));
  }

  @Override
  public boolean add(Client client) {
    return statements.addTogether(
        () -> locks.lock(client.enterprise()) && client.company().stream().allMatch(locks::lock),
        () -> {
          rows.insert(ClientRow.of(client));
          client
              .secrets()
              .forEach(
                  secret -> {
                    int _ = addSecret(client.id().value(), secret);
                  });
        });
  }

  @Override
  public Optional<Client> find(ClientId id) {
    return reads.find(id.value());
  }

  @Override
  public List<Client> page(Listing listing) {
    boolean enabled = listing.active().orElse(true);
    boolean orEnabled = listing.active().orElse(false);
    return ClientAndSecretRow.clients(
        statements.find(
            PAGE, ClientAndSecretRow::of, listing.after(), enabled, orEnabled, listing.limit()));
  }

  @Override
  public Set<Origin> origins() {
    return statements.run(rows::origins).stream()
        .flatMap(Words::split)
        .map(Origin::new)
        .collect(Collectors.toUnmodifiableSet());
  }

  private void note(ClientId client) {
    notes.add("client WHERE id", client.value());
  }

  @Override
  public boolean change(ClientId id, ClientChange change) {
    return statements.allOrNone(
        () -> {
          boolean isMade = make(id, change);
          if (isMade) {
            note(id);
          }
          return isMade;
        });
  }

  private boolean make(ClientId id, ClientChange change) {
    String client = id.value();
    return switch (change) {
      case ClientChange.SetEnabled(boolean enabled) -> rows.setEnabled(client, enabled) == 1;
      case ClientChange.Link(CompanyId company) ->
          locks.lock(company) && rows.setCompany(client, company.value()) == 1;
      case ClientChange.Unlink() -> rows.setCompany(client, null) == 1;
      case ClientChange.Update update -> update(id, update);
      case ClientChange.AddSecret(ClientSecret secret) ->
          statements.addOne(() -> addSecret(client, secret));
      case ClientChange.RevokeSecret(SecretId secret, Instant at) ->
          secrets.revoke(client, secret.value(), at.toEpochMilli()) == 1;
      case ClientChange.SetKeys(ClientAuthentication keys) -> {
        AuthenticationText text = AuthenticationText.of(keys);
        yield keys.isByKeys() && rows.setKeys(client, text.way(), text.keySource()) == 1;
      }
    };
  }

  /** Nobody else changes the client between reading and writing it. */
  private boolean update(ClientId id, ClientChange.Update update) {
    Optional<Client> updated = rows.lock(id.value()).flatMap(_ -> find(id)).flatMap(update::of);
    updated.map(ClientRow::of).ifPresent(rows::update);
    return updated.isPresent();
  }

  private int addSecret(String client, ClientSecret secret) {
    return secrets.add(
        client,
        secret.id().value(),
        secret.digest().hex(),
        secret.createdAt().toEpochMilli(),
        secret.expiresAt().map(Instant::toEpochMilli).orElse(null),
        secret.revokedAt().map(Instant::toEpochMilli).orElse(null));
  }

  @Override
  public boolean remove(ClientId id) {
    return statements.together(
        () -> {
          note(id);
          rows.recordRemoved(id.value());
          rows.recordOwner(id.value());
          return rows.remove(id.value()) == 1;
        });
  }

  @Override
  public void close() {
    reads.close();
  }
}
