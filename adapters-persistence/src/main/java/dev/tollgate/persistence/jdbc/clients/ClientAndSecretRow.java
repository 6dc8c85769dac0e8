package dev.tollgate.persistence.jdbc.clients;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SecretId;
import dev.tollgate.persistence.jdbc.sql.RowReader;
import io.micronaut.core.annotation.Nullable;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client joined with one of its secrets, or with none: one statement reads both as they are now.
 */
record ClientAndSecretRow(
    ClientRow client,
    @Nullable Long place,
    @Nullable String secretId,
    @Nullable String digest,
    @Nullable Long createdAt,
    @Nullable Long expiresAt,
    @Nullable Long revokedAt) {

  static final String COLUMNS =
      """
      SELECT c.id, c.registration, c.name, c.enterprise, c.company, c.scopes, c.authentication,
        c.key_source, c.grants, c.contracts, c.origins, c.token_lifetime, c.claims,
        c.redirect_uris, c.post_logout_redirect_uris, c.for_everyone, c.pkce_required,
        c.asks_consent, c.any_localhost_port, c.icon, c.versions, c.enabled, c.created_at,
        s.place, s.id, s.digest, s.created_at, s.expires_at, s.revoked_at
      """;

  /** Reads the columns. */
  static ClientAndSecretRow of(RowReader row) throws SQLException {
    return new ClientAndSecretRow(
        ClientRow.of(row),
        row.optionalNumber(),
        row.text(),
        row.text(),
        row.optionalNumber(),
        row.optionalNumber(),
        row.optionalNumber());
  }

  /** Clients in the order of the rows, each with its secrets in their order. */
  static List<Client> clients(List<ClientAndSecretRow> rows) {
    Map<String, List<ClientAndSecretRow>> byClient = new LinkedHashMap<>();
    for (ClientAndSecretRow row : rows) {
      byClient.computeIfAbsent(row.client.id(), unknown -> new ArrayList<>()).add(row);
    }
    return byClient.values().stream().map(of -> of.getFirst().client.client(secrets(of))).toList();
  }

  private static List<ClientSecret> secrets(List<ClientAndSecretRow> rows) {
    return rows.stream()
        .filter(row -> row.secretId != null)
        .sorted(Comparator.comparing(ClientAndSecretRow::place))
        .map(ClientAndSecretRow::secret)
        .toList();
  }

  private ClientSecret secret() {
    return new ClientSecret(
        new SecretId(secretId),
        new SecretDigest(digest),
        Instant.ofEpochMilli(createdAt),
        Optional.ofNullable(expiresAt).map(Instant::ofEpochMilli),
        Optional.ofNullable(revokedAt).map(Instant::ofEpochMilli));
  }
}
