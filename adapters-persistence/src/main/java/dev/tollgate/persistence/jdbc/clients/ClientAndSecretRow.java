package dev.tollgate.persistence.jdbc.clients;

import static java.util.stream.Collectors.toSet;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.CodeFlow;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.ContractVersion;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.EnterpriseId;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Icon;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Origin;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SecretId;
import dev.tollgate.domain.TokenSettings;
import dev.tollgate.persistence.jdbc.sql.RowReader;
import dev.tollgate.persistence.jdbc.sql.ScopeText;
import dev.tollgate.persistence.jdbc.sql.Words;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A client joined with one of its secrets, or with none: one statement reads both as they are now.
 */
@Introspected
record ClientAndSecretRow(
    String id,
    String registration,
    String name,
    String enterprise,
    @Nullable String company,
    String scopes,
    String authentication,
    @Nullable String keySource,
    String grants,
    String contracts,
    String origins,
    long tokenLifetime,
    String claims,
    String redirectUris,
    String postLogoutRedirectUris,
    boolean forEveryone,
    boolean pkceRequired,
    boolean asksConsent,
    boolean anyLocalhostPort,
    @Nullable String icon,
    String versions,
    boolean enabled,
    long createdAt,
    @Nullable String secretId,
    @Nullable String secretDigest,
    @Nullable Long secretCreatedAt,
    @Nullable Long secretExpiresAt,
    @Nullable Long secretRevokedAt) {

  /** Reads the {@link ClientRows#COLUMNS}. */
  static ClientAndSecretRow of(RowReader row) throws SQLException {
    return new ClientAndSecretRow(
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.text(),
        row.number(),
        row.text(),
        row.text(),
        row.text(),
        row.flag(),
        row.flag(),
        row.flag(),
        row.flag(),
        row.text(),
        row.text(),
        row.flag(),
        row.number(),
        row.text(),
        row.text(),
        row.optionalNumber(),
        row.optionalNumber(),
        row.optionalNumber());
  }

  /** Clients in the order of the rows, each with its secrets in the order of the rows. */
  static List<Client> clients(List<ClientAndSecretRow> rows) {
    Map<String, List<ClientAndSecretRow>> byClient = new LinkedHashMap<>();
    for (ClientAndSecretRow row : rows) {
      byClient.computeIfAbsent(row.id, unknown -> new ArrayList<>()).add(row);
    }
    return byClient.values().stream().map(of -> of.getFirst().client(of)).toList();
  }

  private Client client(List<ClientAndSecretRow> rows) {
    return new Client(
        new RegistrationId(registration),
        new ClientId(id),
        new Name(name),
        new EnterpriseId(enterprise),
        Optional.ofNullable(company).map(CompanyId::new),
        ScopeText.parse(scopes),
        new AuthenticationText(authentication, keySource).authentication(secrets(rows)),
        Words.split(grants).map(it -> GrantType.parse(it).orElseThrow()).collect(toSet()),
        Words.split(contracts).collect(toSet()),
        Words.split(origins).map(Origin::new).collect(toSet()),
        tokenSettings(),
        codeFlow(),
        Words.split(versions).map(ContractVersion::new).collect(toSet()),
        enabled,
        Instant.ofEpochMilli(createdAt));
  }

  private TokenSettings tokenSettings() {
    return new TokenSettings(
        Optional.of(Duration.ofMillis(tokenLifetime)).filter(Duration::isPositive),
        new CustomClaims(claims));
  }

  private CodeFlow codeFlow() {
    return new CodeFlow(
        uris(redirectUris),
        uris(postLogoutRedirectUris),
        forEveryone,
        pkceRequired,
        asksConsent,
        anyLocalhostPort,
        Optional.ofNullable(icon).map(Icon::new));
  }

  private static List<RedirectUri> uris(String text) {
    return Words.split(text).map(RedirectUri::new).toList();
  }

  private static List<ClientSecret> secrets(List<ClientAndSecretRow> rows) {
    return rows.stream()
        .filter(row -> row.secretId != null)
        .map(ClientAndSecretRow::secret)
        .toList();
  }

  private ClientSecret secret() {
    return new ClientSecret(
        new SecretId(secretId),
        new SecretDigest(secretDigest),
        Instant.ofEpochMilli(secretCreatedAt),
        Optional.ofNullable(secretExpiresAt).map(Instant::ofEpochMilli),
        Optional.ofNullable(secretRevokedAt).map(Instant::ofEpochMilli));
  }
}
