package dev.tollgate.persistence.jdbc.clients;

import static java.util.stream.Collectors.toUnmodifiableSet;

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
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.TokenSettings;
import dev.tollgate.persistence.jdbc.sql.RowReader;
import dev.tollgate.persistence.jdbc.sql.ScopeText;
import dev.tollgate.persistence.jdbc.sql.SharedValues;
import dev.tollgate.persistence.jdbc.sql.Words;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

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

  private static final SharedValues<EnterpriseId> ENTERPRISE =
      new SharedValues<>(EnterpriseId::new);
  private static final SharedValues<Optional<CompanyId>> COMPANY =
      new SharedValues<>(it -> Optional.of(new CompanyId(it)));
  private static final SharedValues<ScopeSet> SCOPES = new SharedValues<>(ScopeText::parse);
  private static final SharedValues<Set<GrantType>> GRANTS =
      words(it -> GrantType.parse(it).orElseThrow());
  private static final SharedValues<Set<String>> CONTRACTS = words(it -> it);
  private static final SharedValues<Set<Origin>> ORIGINS = words(Origin::new);
  private static final SharedValues<Set<ContractVersion>> VERSIONS = words(ContractVersion::new);

  private static <T> SharedValues<Set<T>> words(Function<String, T> of) {
    return new SharedValues<>(text -> Words.split(text).map(of).collect(toUnmodifiableSet()));
  }

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

  /** Reads the columns of {@link ClientAndSecretRow}, but for those of the secret. */
  static ClientRow of(RowReader row) throws SQLException {
    return new ClientRow(
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
        row.number());
  }

  Client client(List<ClientSecret> secrets) {
    return new Client(
        new RegistrationId(registration),
        new ClientId(id),
        new Name(name),
        ENTERPRISE.of(enterprise),
        company == null ? Optional.empty() : COMPANY.of(company),
        SCOPES.of(scopes),
        new AuthenticationText(authentication, keySource).authentication(secrets),
        GRANTS.of(grants),
        CONTRACTS.of(contracts),
        ORIGINS.of(origins),
        tokenSettings(),
        codeFlow(),
        VERSIONS.of(versions),
        enabled,
        Instant.ofEpochMilli(createdAt));
  }

  private TokenSettings tokenSettings() {
    return tokenLifetime == 0 && claims.equals(CustomClaims.NONE.json())
        ? TokenSettings.NONE
        : new TokenSettings(
            Optional.of(Duration.ofMillis(tokenLifetime)).filter(Duration::isPositive),
            new CustomClaims(claims));
  }

  private CodeFlow codeFlow() {
    CodeFlow flow =
        new CodeFlow(
            uris(redirectUris),
            uris(postLogoutRedirectUris),
            forEveryone,
            pkceRequired,
            asksConsent,
            anyLocalhostPort,
            Optional.ofNullable(icon).map(Icon::new));
    return flow.equals(CodeFlow.NONE) ? CodeFlow.NONE : flow;
  }

  private static List<RedirectUri> uris(String text) {
    return Words.split(text).map(RedirectUri::new).toList();
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
