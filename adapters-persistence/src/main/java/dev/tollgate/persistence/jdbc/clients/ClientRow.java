package dev.tollgate.persistence.jdbc.clients;

import dev.tollgate.domain.Client;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.ContractVersion;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.Icon;
import dev.tollgate.domain.Origin;
import dev.tollgate.domain.RedirectUri;
import dev.tollgate.domain.TokenSettings;
import dev.tollgate.persistence.jdbc.sql.Words;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A row of the table {@code client}. */
@MappedEntity(value = "client", escape = false)
record ClientRow(
    @Id String id,
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
    long createdAt) {

  static ClientRow of(Client client) {
    AuthenticationText authentication = AuthenticationText.of(client.authentication());
    return new ClientRow(
        client.id().value(),
        client.registration().value(),
        client.name().value(),
        client.enterprise().value(),
        client.company().map(CompanyId::value).orElse(null),
        client.scopes().toString(),
        authentication.way(),
        authentication.keySource(),
        Words.join(client.grants().stream().sorted().map(GrantType::value)),
        Words.join(client.contracts().stream().sorted()),
        originText(client.origins()),
        lifetime(client.tokenSettings()),
        client.tokenSettings().claims().json(),
        uriText(client.codeFlow().redirectUris()),
        uriText(client.codeFlow().postLogoutRedirectUris()),
        client.codeFlow().forEveryone(),
        client.codeFlow().pkceRequired(),
        client.codeFlow().asksConsent(),
        client.codeFlow().anyLocalhostPort(),
        client.codeFlow().icon().map(Icon::base64).orElse(null),
        Words.join(client.versions().stream().sorted().map(ContractVersion::value)),
        client.enabled(),
        client.createdAt().toEpochMilli());
  }

  /** In milliseconds; 0 for that of the server. */
  private static long lifetime(TokenSettings settings) {
    return settings.lifetime().orElse(Duration.ZERO).toMillis();
  }

  private static String originText(Set<Origin> origins) {
    return Words.join(origins.stream().sorted().map(Origin::value));
  }

  private static String uriText(List<RedirectUri> uris) {
    return Words.join(uris.stream().map(RedirectUri::value));
  }
}
