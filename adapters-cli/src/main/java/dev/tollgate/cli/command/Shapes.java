package dev.tollgate.cli.command;

import dev.tollgate.application.admin.client.AddSecret;
import dev.tollgate.application.admin.client.RegisterClient;
import dev.tollgate.application.admin.key.KeyRecord;
import dev.tollgate.application.admin.tenant.DeleteCompany;
import dev.tollgate.application.admin.tenant.DeleteEnterprise;
import dev.tollgate.application.admin.token.TokenRecord;
import dev.tollgate.application.port.ErrorCatalog;
import dev.tollgate.application.storage.EntryKind;
import dev.tollgate.application.storage.Schema;
import dev.tollgate.cli.client.AuthMethod;
import dev.tollgate.cli.client.KeyIds;
import dev.tollgate.cli.library.LibraryMember;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.cli.token.TokenStatus;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Secret;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Token;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What is shown of each kind of thing; never a digest. */
public final class Shapes {

  public static final Shape<Enterprise> ENTERPRISE =
      Shape.<Enterprise>of("enterprise_id", it -> Cell.text(it.id()))
          .and("name", it -> Cell.text(it.name()))
          .and("active", it -> new Cell.Flag(it.active()))
          .detail("created_at", it -> new Cell.Time(it.createdAt()));

  public static final Shape<Company> COMPANY =
      Shape.<Company>of("company_id", it -> Cell.text(it.id()))
          .and("enterprise_id", it -> Cell.text(it.enterprise()))
          .and("name", it -> Cell.text(it.name()))
          .and("active", it -> new Cell.Flag(it.active()))
          .detail("created_at", it -> new Cell.Time(it.createdAt()));

  public static final Shape<RegisteredScope> SCOPE =
      Shape.<RegisteredScope>of("name", it -> Cell.text(it.scope()))
          .and("description", it -> Cell.text(it.description()));

  public static final Shape<Client> CLIENT =
      Shape.<Client>of("client_id", it -> Cell.text(it.id()))
          .and("name", it -> Cell.text(it.name()))
          .detail("enterprise_id", it -> Cell.text(it.enterprise()))
          .and("company_id", it -> Cell.text(it.company()))
          .and("scopes", it -> scopes(it.scopes()))
          .and("auth_method", it -> Cell.text(AuthMethod.of(it.authentication())))
          .detail("grants", it -> grants(it.grants()))
          .detail("contracts", it -> new Cell.Texts(it.contracts().stream().sorted().toList()))
          .detail("jwks_uri", it -> jwksUri(it.authentication()))
          .detail("jwks_kids", it -> jwksKids(it.authentication()))
          .and("enabled", it -> new Cell.Flag(it.enabled()))
          .detail("created_at", it -> new Cell.Time(it.createdAt()));

  /** Shows the secret. */
  public static final Shape<RegisterClient.Registered> REGISTERED =
      Shape.<RegisterClient.Registered>of("client_id", it -> Cell.text(it.client().id()))
          .and("client_secret", it -> Cell.text(it.secret().map(Secret::reveal)))
          .and("secret_id", it -> Cell.text(it.client().secrets().getFirst().id()))
          .with(CLIENT, RegisterClient.Registered::client);

  /** Shows the secret. */
  public static final Shape<AddSecret.Added> ADDED_SECRET =
      Shape.<AddSecret.Added>of("client_id", it -> Cell.text(it.client()))
          .and("client_secret", it -> Cell.text(it.secret().reveal()))
          .and("secret_id", it -> Cell.text(it.kept().id()))
          .and("created_at", it -> new Cell.Time(it.kept().createdAt()))
          .and("expires_at", it -> Cell.time(it.kept().expiresAt()));

  /** Does not show the secret: who brought it has it. */
  public static final Shape<RegisterClient.Registered> REGISTERED_WITH_ITS_OWN =
      REGISTERED.without("client_secret");

  public static final Shape<DeleteEnterprise.Deleted> DELETED_ENTERPRISE =
      Shape.<DeleteEnterprise.Deleted>of("enterprise_id", it -> Cell.text(it.id()))
          .and("deleted", _ -> new Cell.Flag(true))
          .and("companies", it -> new Cell.Count(it.contents().companies()))
          .and("clients", it -> new Cell.Count(it.contents().clients()))
          .and("documents", it -> new Cell.Count(it.contents().documents()));

  public static final Shape<DeleteCompany.Deleted> DELETED_COMPANY =
      Shape.<DeleteCompany.Deleted>of("company_id", it -> Cell.text(it.id()))
          .and("deleted", _ -> new Cell.Flag(true))
          .and("clients", it -> new Cell.Count(it.contents().clients()))
          .and("documents", it -> new Cell.Count(it.contents().documents()));

  /** Never shows the token itself. */
  public static final Shape<TokenRecord> TOKEN =
      Shape.<TokenRecord>of("token_id", it -> Cell.text(it.token().id()))
          .and("status", it -> Cell.text(TokenStatus.of(it.state())))
          .detail("client_id", it -> Cell.text(it.token().client()))
          .and("contract", it -> Cell.text(it.token().contract()))
          .detail("scopes", it -> scopes(it.token().scopes()))
          .and("audience", it -> audience(it.token()))
          .detail("issued_at", it -> new Cell.Time(it.token().issuedAt()))
          .and("expires_at", it -> Cell.time(it.token().expiresAt()))
          .detail("revoked_at", it -> Cell.time(it.token().revokedAt()));

  /** How many tokens of a client were revoked. */
  public record Revoked(String client, long tokens) {}

  public static final Shape<Revoked> REVOKED =
      Shape.<Revoked>of("client_id", it -> Cell.text(it.client()))
          .and("revoked", it -> new Cell.Count(it.tokens()));

  public static final Shape<Long> PURGED = Shape.of("purged", Cell.Count::new);

  public static final Shape<ErrorCatalog.Entry> ERROR =
      Shape.<ErrorCatalog.Entry>of("name", it -> Cell.text(it.name()))
          .and("contract", it -> Cell.text(it.contract()))
          .and("layer", it -> Cell.text(it.layer()))
          .and("status", it -> new Cell.Count(it.status()))
          .and("code", it -> Cell.text(it.code()))
          .detail("headers", it -> new Cell.Pairs(it.headers()))
          .detail("body", it -> Cell.text(it.body()))
          .detail("cause", it -> Cell.text(it.cause()))
          .detail("advice", it -> Cell.text(it.advice()))
          .detail("source", it -> Cell.text(it.source().name().toLowerCase(Locale.ROOT)))
          .detail("unreachable", it -> Cell.text(it.unreachable()));

  public static final Shape<ClientId> DELETED =
      Shape.<ClientId>of("client_id", Cell::text).and("deleted", _ -> new Cell.Flag(true));

  public static final Shape<Map.Entry<DocumentKind, Long>> DOCUMENTS =
      Shape.<Map.Entry<DocumentKind, Long>>of(
              "kind", it -> Cell.text(LibraryMember.name(it.getKey())))
          .and("count", it -> new Cell.Count(it.getValue()));

  public static final Shape<ResourceUri> RESOURCE = Shape.of("uri", Cell::text);

  public static final Shape<ResourceUri> DELETED_RESOURCE =
      RESOURCE.and("deleted", _ -> new Cell.Flag(true));

  /** Never shows the private half. */
  public static final Shape<KeyRecord> KEY =
      Shape.<KeyRecord>of("kid", it -> Cell.text(it.key().kid()))
          .and("algorithm", it -> Cell.text(it.key().algorithm()))
          .and("state", it -> Cell.text(it.state().name().toLowerCase(Locale.ROOT)))
          .and("created_at", it -> new Cell.Time(it.key().createdAt()))
          .and("signs_from", it -> new Cell.Time(it.key().signsFrom()));

  public static final Shape<SigningKey> RETIRED_KEY =
      Shape.<SigningKey>of("kid", it -> Cell.text(it.kid()))
          .and("algorithm", it -> Cell.text(it.algorithm()))
          .and("retired", _ -> new Cell.Flag(true));

  /** What is known of a store. */
  public record Store(String backend, Optional<Schema> schema, Map<EntryKind, Long> counts) {}

  public static final Shape<Store> STORE = store();

  /** From which version to which the tables of a store went. */
  public static final Shape<Store> MIGRATED =
      Shape.<Store>of("backend", it -> Cell.text(it.backend()))
          .and("from_version", it -> version(it))
          .and("to_version", it -> newest(it));

  public static final Shape<Map.Entry<EntryKind, Long>> ENTRIES =
      Shape.<Map.Entry<EntryKind, Long>>of("kind", it -> Cell.text(it.getKey().value()))
          .and("count", it -> new Cell.Count(it.getValue()));

  private Shapes() {}

  private static Shape<Store> store() {
    Shape<Store> shape =
        Shape.<Store>of("backend", it -> Cell.text(it.backend()))
            .and("version", it -> version(it))
            .and("newest_version", it -> newest(it));
    for (EntryKind kind : EntryKind.values()) {
      shape = shape.and(kind.value() + "_count", it -> count(it, kind));
    }
    return shape;
  }

  private static Cell version(Store store) {
    OptionalInt version = store.schema().map(Schema::version).orElseGet(OptionalInt::empty);
    return version.isPresent() ? new Cell.Count(version.getAsInt()) : new Cell.Nothing();
  }

  private static Cell newest(Store store) {
    return store.schema().<Cell>map(it -> new Cell.Count(it.newest())).orElseGet(Cell.Nothing::new);
  }

  private static Cell count(Store store, EntryKind kind) {
    return Optional.ofNullable(store.counts().get(kind))
        .<Cell>map(Cell.Count::new)
        .orElseGet(Cell.Nothing::new);
  }

  public static Shape<ClientSecret> secretAt(Instant now) {
    return Shape.<ClientSecret>of("secret_id", it -> Cell.text(it.id()))
        .and("created_at", it -> new Cell.Time(it.createdAt()))
        .and("expires_at", it -> Cell.time(it.expiresAt()))
        .and("status", it -> new Cell.Text(status(it, now)));
  }

  private static String status(ClientSecret secret, Instant now) {
    if (secret.isRevoked()) {
      return "revoked";
    }
    return secret.isExpired(now) ? "expired" : "active";
  }

  private static Cell grants(Set<GrantType> grants) {
    return new Cell.Texts(grants.stream().sorted().map(GrantType::value).toList());
  }

  private static Cell jwksUri(ClientAuthentication authentication) {
    return authentication instanceof ClientAuthentication.ByKeysAt(URI uri)
        ? Cell.text(uri)
        : new Cell.Nothing();
  }

  private static Cell jwksKids(ClientAuthentication authentication) {
    return new Cell.Texts(
        authentication instanceof ClientAuthentication.ByKeys(String jwks)
            ? KeyIds.of(jwks)
            : List.of());
  }

  private static Cell audience(Token token) {
    return new Cell.Texts(token.audience().stream().map(ResourceUri::value).toList());
  }

  private static Cell scopes(ScopeSet scopes) {
    return new Cell.Texts(scopes.values().stream().map(Scope::value).toList());
  }
}
