package dev.tollgate.cli.storage;

import dev.tollgate.application.admin.storage.Entry;
import dev.tollgate.application.storage.SpentAssertion;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientAuthentication;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.GrantType;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.UserId;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes entries as the objects that docs/storage.md describes; {@link JsonEntry} reads them. */
final class EntryJson {

  private EntryJson() {}

  /** One text for one entry. */
  static String of(Entry entry) {
    return new JsonObject().with(entry.kind().value(), members(entry)).json();
  }

  private static JsonObject members(Entry entry) {
    return switch (entry) {
      case Entry.OfScope(RegisteredScope scope) ->
          new JsonObject()
              .with("name", scope.scope().value())
              .with("description", scope.description().value());
      case Entry.OfResource(ResourceUri resource) -> new JsonObject().with("uri", resource.value());
      case Entry.OfEnterprise(Enterprise enterprise) ->
          new JsonObject()
              .with("id", enterprise.id().value())
              .with("name", enterprise.name().value())
              .with("active", enterprise.active())
              .with("created_at", enterprise.createdAt());
      case Entry.OfCompany(Company company) ->
          new JsonObject()
              .with("id", company.id().value())
              .with("enterprise", company.enterprise().value())
              .with("name", company.name().value())
              .with("active", company.active())
              .with("created_at", company.createdAt());
      case Entry.OfClient(Client client) -> members(client);
      case Entry.OfDocument(CompanyId company, Document document) ->
          new JsonObject()
              .with("company", company.value())
              .with("kind", document.kind().name().toLowerCase(Locale.ROOT))
              .with("json", document.json());
      case Entry.OfKey(SigningKey key) ->
          new JsonObject()
              .with("kid", key.kid())
              .with("algorithm", key.algorithm().name())
              .with("public_jwk", key.publicJwk())
              .with("sealed_private", key.sealedPrivate())
              .with("created_at", key.createdAt())
              .with("signs_from", key.signsFrom())
              .with("longest_lifetime", key.longestLifetime().toSeconds());
      case Entry.OfAssertion(SpentAssertion assertion) ->
          new JsonObject()
              .with("digest", assertion.digest().hex())
              .with("expires_at", assertion.expiresAt());
      case Entry.OfToken(Token token) -> members(token);
    };
  }

  private static JsonObject members(Client client) {
    return new JsonObject()
        .with("registration", client.registration().value())
        .with("id", client.id().value())
        .with("name", client.name().value())
        .with("enterprise", client.enterprise().value())
        .with("company", client.company())
        .with("scopes", scopes(client.scopes()))
        .with("authentication", members(client.authentication()))
        .with("grants", client.grants().stream().sorted().map(GrantType::value).toList())
        .with("contracts", client.contracts().stream().sorted().toList())
        .with("enabled", client.enabled())
        .with("created_at", client.createdAt());
  }

  private static JsonObject members(ClientAuthentication authentication) {
    return switch (authentication) {
      case ClientAuthentication.BySecret(List<ClientSecret> secrets) ->
          new JsonObject().with("secrets", secrets.stream().map(EntryJson::members).toList());
      case ClientAuthentication.ByKeys(String jwks) -> new JsonObject().with("jwks", jwks);
      case ClientAuthentication.ByKeysAt(URI uri) ->
          new JsonObject().with("jwks_uri", uri.toString());
      case ClientAuthentication.None() -> new JsonObject();
    };
  }

  private static JsonObject members(ClientSecret secret) {
    return new JsonObject()
        .with("id", secret.id().value())
        .with("digest", secret.digest().hex())
        .with("created_at", secret.createdAt())
        .with("expires_at", secret.expiresAt())
        .with("revoked_at", secret.revokedAt());
  }

  private static JsonObject members(Token token) {
    return new JsonObject()
        .with("id", token.id().value())
        .with("registration", token.registration().value())
        .with("client", token.client().value())
        .withPresent("user", user(token.subject()))
        .withPresent("company", token.company())
        .with("contract", token.contract())
        .with("scopes", scopes(token.scopes()))
        .with("audience", token.audience().stream().map(ResourceUri::value).toList())
        .withPresent("digest", token.digest().map(SecretDigest::hex))
        .with("issued_at", token.issuedAt())
        .with("expires_at", token.expiresAt())
        .with("revoked_at", token.revokedAt());
  }

  private static Optional<UserId> user(Subject subject) {
    return switch (subject) {
      case Subject.OfClient() -> Optional.empty();
      case Subject.OfUser(UserId user) -> Optional.of(user);
    };
  }

  private static List<String> scopes(ScopeSet scopes) {
    return scopes.values().stream().map(Scope::value).toList();
  }
}
