package dev.tollgate.application.storage.audit;

import static java.util.Map.entry;

import dev.tollgate.application.storage.AllTokens;
import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.application.storage.ClientTokens;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.CompanyChange;
import dev.tollgate.application.storage.Contents;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.Keys;
import dev.tollgate.application.storage.Projects;
import dev.tollgate.application.storage.Removal;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.application.storage.Scopes;
import dev.tollgate.application.storage.Sessions;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.TenantChange;
import dev.tollgate.application.storage.UserChange;
import dev.tollgate.application.storage.Users;
import dev.tollgate.domain.Actor;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ClientSecret;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.Name;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.Scope;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.Session;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which verbs of which ports are recorded, and as what. Tokens that clients obtain, exchange or
 * revoke for themselves are not: their records tell as much.
 */
final class Descriptions {

  static final Map<Class<?>, Map<String, Description>> PORTS =
      Map.ofEntries(
          entry(
              Enterprises.class,
              Map.of(
                  "add", (_, its, done) -> created((Enterprise) its[0]).when(done),
                  "change",
                      (_, its, done) ->
                          changed(
                                  Draft.of(AuditEvent.ENTERPRISE_CHANGED)
                                      .with("enterprise", its[0]),
                                  (TenantChange) its[1])
                              .when(done),
                  "remove",
                      (_, its, removal) ->
                          removed(
                              Draft.of(AuditEvent.ENTERPRISE_DELETED).with("enterprise", its[0]),
                              (Removal) removal))),
          entry(
              Companies.class,
              Map.of(
                  "add", (_, its, done) -> created((Company) its[0]).when(done),
                  "change",
                      (_, its, done) ->
                          changed((CompanyId) its[0], (CompanyChange) its[1]).when(done),
                  "remove",
                      (_, its, removal) ->
                          removed(
                              Draft.of(AuditEvent.COMPANY_DELETED).with("company", its[0]),
                              (Removal) removal))),
          entry(
              Clients.class,
              Map.of(
                  "add", (_, its, done) -> registered((Client) its[0]).when(done),
                  "change",
                      (_, its, done) ->
                          changed((ClientChange) its[1]).client((ClientId) its[0]).when(done),
                  "remove",
                      (_, its, done) ->
                          Draft.of(AuditEvent.CLIENT_DELETED)
                              .client((ClientId) its[0])
                              .when(done))),
          entry(
              Scopes.class,
              Map.of(
                  "add",
                  (_, its, done) ->
                      Draft.of(AuditEvent.SCOPE_CREATED)
                          .with("scope", ((RegisteredScope) its[0]).scope().value())
                          .when(done))),
          entry(
              Resources.class,
              Map.of(
                  "add",
                      (_, its, done) ->
                          Draft.of(AuditEvent.RESOURCE_CREATED).with("resource", its[0]).when(done),
                  "remove",
                      (_, its, done) ->
                          Draft.of(AuditEvent.RESOURCE_DELETED)
                              .with("resource", its[0])
                              .when(done))),
          entry(
              Users.class,
              Map.of(
                  "add", (_, its, done) -> created((User) its[0]).when(done),
                  "change",
                      (_, its, done) ->
                          changed((UserChange) its[1])
                              .map(draft -> draft.user((UserId) its[0]).when(done))
                              .orElse(List.of()),
                  "remove",
                      (_, its, done) ->
                          Draft.of(AuditEvent.USER_DELETED).user((UserId) its[0]).when(done))),
          entry(
              Sessions.class,
              Map.of(
                  "add", (_, its, done) -> begun((Session) its[0]).when(done),
                  "end",
                      (_, its, done) ->
                          Draft.of(AuditEvent.SESSION_ENDED).with("session", its[0]).when(done),
                  "endAll",
                      (_, its, ended) ->
                          some(
                              Draft.of(AuditEvent.SESSION_ENDED).user((UserId) its[0]),
                              (int) ended))),
          entry(
              Grants.class,
              Map.of(
                  "allow",
                      (_, _, given) ->
                          ((List<?>) given).stream().map(it -> given((Grant) it)).toList(),
                  "revoke", (store, its, done) -> revoked(store, (GrantId) its[0]).when(done),
                  "revokeAll",
                      (_, its, revoked) ->
                          some(
                              Draft.of(AuditEvent.GRANT_REVOKED)
                                  .with("registration", ((RegistrationId) its[0]).value()),
                              (int) revoked))),
          entry(
              Keys.class,
              Map.of(
                  "addFirst", (_, its, done) -> added((SigningKey) its[0]).when(done),
                  "add", (_, its, done) -> added((SigningKey) its[0]).when(done),
                  "remove",
                      (_, its, done) ->
                          Draft.of(AuditEvent.KEY_RETIRED).with("key", its[0]).when(done))),
          entry(
              Projects.class,
              Map.of(
                  "add", (_, its, done) -> created((Project) its[0]).when(done),
                  "addLanguage",
                      (_, its, done) ->
                          Draft.of(AuditEvent.PROJECT_CHANGED)
                              .with("project", its[0])
                              .with("language", its[1])
                              .when(done))),
          entry(
              ClientTokens.class,
              Map.of(
                  "revoke",
                  (store, its, revoked) -> revoked(store, (List<?>) its[0], (int) revoked))),
          entry(AllTokens.class, Map.of("add", (_, its, done) -> minted((List<?>) its[0], done))));

  private Descriptions() {}

  private static List<Draft> some(Draft draft, int number) {
    return number > 0 ? List.of(draft.times(number)) : List.of();
  }

  private static Draft created(Enterprise enterprise) {
    return Draft.of(AuditEvent.ENTERPRISE_CREATED)
        .with("enterprise", enterprise.id())
        .with("name", enterprise.name());
  }

  private static Draft created(Company company) {
    return Draft.of(AuditEvent.COMPANY_CREATED)
        .with("company", company.id())
        .with("enterprise", company.enterprise())
        .with("name", company.name());
  }

  private static Draft changed(Draft draft, TenantChange change) {
    return switch (change) {
      case TenantChange.SetActive(boolean active) -> draft.with("active", active);
      case TenantChange.Rename(Name name) -> draft.with("name", name);
    };
  }

  private static Draft changed(CompanyId company, CompanyChange change) {
    Draft draft = Draft.of(AuditEvent.COMPANY_CHANGED).with("company", company);
    return switch (change) {
      case TenantChange ofTenant -> changed(draft, ofTenant);
      case CompanyChange.Update(CompanyChange.Details now, CompanyChange.Details seen) ->
          draft.with(
              "changed",
              changes(
                  Map.of(
                      "slug", !now.slug().equals(seen.slug()),
                      "claims", !now.claims().equals(seen.claims()),
                      "sandbox", now.sandbox() != seen.sandbox())));
      case CompanyChange.GiveAccountNumber(long number) -> draft.with("account_number", number);
    };
  }

  /** The names of what is changed, in alphabetical order. */
  private static Stream<String> changes(Map<String, Boolean> isChanged) {
    return isChanged.keySet().stream().filter(isChanged::get).sorted();
  }

  private static List<Draft> removed(Draft draft, Removal removal) {
    return switch (removal) {
      case Removal.Done(Contents contents) ->
          List.of(
              draft
                  .with("companies", contents.companies())
                  .with("clients", contents.clients())
                  .with("documents", contents.documents())
                  .with("projects", contents.projects()));
      case Removal.NotEmpty _, Removal.Missing _ -> List.of();
    };
  }

  private static Draft registered(Client client) {
    return Draft.of(AuditEvent.CLIENT_REGISTERED)
        .client(client.id())
        .with("name", client.name())
        .with("enterprise", client.enterprise())
        .with("company", client.company())
        .with("scopes", client.scopes())
        .with("secrets", client.secrets().stream().map(ClientSecret::id));
  }

  private static Draft changed(ClientChange change) {
    return switch (change) {
      case ClientChange.SetEnabled(boolean enabled) ->
          Draft.of(enabled ? AuditEvent.CLIENT_ENABLED : AuditEvent.CLIENT_DISABLED);
      case ClientChange.Link(CompanyId company) ->
          Draft.of(AuditEvent.CLIENT_LINKED).with("company", company);
      case ClientChange.Unlink() -> Draft.of(AuditEvent.CLIENT_UNLINKED);
      case ClientChange.Update(ClientChange.Details now, ClientChange.Details seen) ->
          Draft.of(AuditEvent.CLIENT_CHANGED)
              .with(
                  "changed",
                  changes(
                      Map.of(
                          "name", !now.name().equals(seen.name()),
                          "scopes", !now.scopes().equals(seen.scopes()),
                          "origins", !now.origins().equals(seen.origins()),
                          "token_settings", !now.tokenSettings().equals(seen.tokenSettings()),
                          "code_flow", !now.codeFlow().equals(seen.codeFlow()),
                          "versions", !now.versions().equals(seen.versions()))))
              .with("scopes_added", without(now.scopes(), seen.scopes()))
              .with("scopes_removed", without(seen.scopes(), now.scopes()));
      case ClientChange.AddSecret(ClientSecret secret) ->
          Draft.of(AuditEvent.SECRET_ADDED)
              .with("secret", secret.id())
              .with("expires_at", secret.expiresAt());
      case ClientChange.RevokeSecret(var secret, var _) ->
          Draft.of(AuditEvent.SECRET_REVOKED).with("secret", secret);
      case ClientChange.SetKeys _ -> Draft.of(AuditEvent.CLIENT_KEYS_REPLACED);
    };
  }

  private static Stream<String> without(ScopeSet scopes, ScopeSet others) {
    return scopes.values().stream()
        .filter(scope -> !others.values().contains(scope))
        .map(Scope::value);
  }

  private static Draft created(User user) {
    return Draft.of(AuditEvent.USER_CREATED)
        .user(user.id())
        .with("companies", user.memberships().stream().map(Membership::company));
  }

  /** Empty for a change that nobody asked for. */
  private static Optional<Draft> changed(UserChange change) {
    return switch (change) {
      case UserChange.SetEnabled(boolean enabled, var _) ->
          Optional.of(Draft.of(enabled ? AuditEvent.USER_ENABLED : AuditEvent.USER_DISABLED));
      case UserChange.SetPassword _ -> Optional.of(Draft.of(AuditEvent.USER_PASSWORD_SET));
      case UserChange.Rehash _ -> Optional.empty();
      case UserChange.Join(Membership membership, var _) ->
          Optional.of(
              Draft.of(AuditEvent.USER_JOINED)
                  .with("company", membership.company())
                  .with("admin", membership.admin()));
      case UserChange.Leave(CompanyId company, var _) ->
          Optional.of(Draft.of(AuditEvent.USER_LEFT).with("company", company));
      case UserChange.Update(UserChange.Details now, UserChange.Details seen, var _) ->
          Optional.of(
              Draft.of(AuditEvent.USER_CHANGED)
                  .with(
                      "changed",
                      changes(
                          Map.of(
                              "name", !now.name().equals(seen.name()),
                              "email_verified", now.emailVerified() != seen.emailVerified(),
                              "groups", !now.groups().equals(seen.groups())))));
    };
  }

  private static Draft begun(Session session) {
    return Draft.of(AuditEvent.SESSION_BEGUN).user(session.user()).with("session", session.id());
  }

  private static Draft given(Grant grant) {
    return of(grant, AuditEvent.CONSENT_GIVEN).with("scopes", grant.scopes());
  }

  private static Draft of(Grant grant, AuditEvent event) {
    return Draft.of(event)
        .client(grant.client())
        .user(grant.user())
        .with("grant", grant.id())
        .with("company", grant.company())
        .with("contract", grant.contract());
  }

  private static Draft revoked(Storage store, GrantId id) {
    return store
        .grants()
        .find(id)
        .map(grant -> of(grant, AuditEvent.GRANT_REVOKED))
        .orElseGet(() -> Draft.of(AuditEvent.GRANT_REVOKED).with("grant", id));
  }

  private static Draft added(SigningKey key) {
    return Draft.of(AuditEvent.KEY_ADDED).with("key", key.kid()).with("algorithm", key.algorithm());
  }

  private static Draft created(Project project) {
    return Draft.of(AuditEvent.PROJECT_CREATED)
        .with("project", project.id())
        .with("company", project.company())
        .with("slug", project.slug());
  }

  /** Tokens are revoked client by client, so the first of them names the client of all. */
  private static List<Draft> revoked(Storage store, List<?> ids, int revoked) {
    if (revoked == 0) {
      return List.of();
    }
    Draft draft = Draft.of(AuditEvent.TOKEN_REVOKED).times(revoked);
    TokenId first = (TokenId) ids.getFirst();
    Draft ofClient = store.tokens().find(first).map(it -> draft.client(it.client())).orElse(draft);
    return List.of(ids.size() == 1 ? ofClient.with("token", first) : ofClient);
  }

  /** Tokens that a client mints for what a user allowed it. */
  private static List<Draft> minted(List<?> tokens, Object done) {
    return Boolean.TRUE.equals(done) && Occasion.current().actor().kind() == Actor.Kind.CLIENT
        ? tokens.stream().map(it -> minted((Token) it)).toList()
        : List.of();
  }

  private static Draft minted(Token token) {
    Draft draft =
        Draft.of(AuditEvent.TOKEN_MINTED)
            .client(token.client())
            .with("token", token.id())
            .with("company", token.company())
            .with("contract", token.contract())
            .with("expires_at", token.expiresAt());
    return switch (token.subject()) {
      case Subject.OfClient() -> draft;
      case Subject.OfUser user -> draft.user(user.user()).with("grant", user.grant());
    };
  }
}
