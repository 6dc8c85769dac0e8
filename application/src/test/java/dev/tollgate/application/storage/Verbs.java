package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.PeopleSamples.aCode;
import static dev.tollgate.application.storage.PeopleSamples.aDigest;
import static dev.tollgate.application.storage.PeopleSamples.aGrant;
import static dev.tollgate.application.storage.PeopleSamples.aProject;
import static dev.tollgate.application.storage.PeopleSamples.aRefreshToken;
import static dev.tollgate.application.storage.PeopleSamples.aRotation;
import static dev.tollgate.application.storage.PeopleSamples.aSession;
import static dev.tollgate.application.storage.PeopleSamples.aUser;
import static dev.tollgate.application.storage.PeopleSamples.anExchange;
import static dev.tollgate.application.storage.Samples.aClient;
import static dev.tollgate.application.storage.Samples.aCompany;
import static dev.tollgate.application.storage.Samples.aCompanyOnRecord;
import static dev.tollgate.application.storage.Samples.aKey;
import static dev.tollgate.application.storage.Samples.aResource;
import static dev.tollgate.application.storage.Samples.aScope;
import static dev.tollgate.application.storage.Samples.aToken;
import static dev.tollgate.application.storage.Samples.anAssertion;
import static dev.tollgate.application.storage.Samples.anEnterprise;
import static dev.tollgate.application.storage.Samples.documents;
import static java.util.Map.entry;

import dev.tollgate.application.Waiting;
import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.DocumentKind;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.Language;
import dev.tollgate.domain.Project;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.domain.Slug;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenOwner;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

/** Every verb of every port, about things that nobody has asked for before. */
final class Verbs {

  private static final TenantChange ACTIVATE = new TenantChange.SetActive(true);
  private static final ClientChange ENABLE = new ClientChange.SetEnabled(true);

  private Verbs() {}

  /** The verbs ready to run; what must be begun before a store stops has begun. */
  @SuppressWarnings("MustBeClosed")
  static Map<String, Callable<Object>> prepare(Storage store) {
    Documents.Edition adding = store.documents().replace(aCompanyOnRecord(store).id());
    Documents.Edition publishing = store.documents().replace(aCompanyOnRecord(store).id());
    Documents.Edition closing = store.documents().replace(aCompanyOnRecord(store).id());
    Grant grant = aGrant(aClient(), aUser().id(), aCompany().id(), "read");
    AuthorizationCode code = aCode(grant, Samples.LATER);
    Project project = aProject(aCompany().id(), "shop");
    return Map.ofEntries(
        entry("Enterprises.add", () -> store.enterprises().add(anEnterprise())),
        entry("Enterprises.find", () -> store.enterprises().find(anEnterprise().id())),
        entry("Enterprises.page", () -> store.enterprises().page(Listing.first(1))),
        entry(
            "Enterprises.change", () -> store.enterprises().change(anEnterprise().id(), ACTIVATE)),
        entry("Companies.add", () -> store.companies().add(aCompany())),
        entry("Companies.find", () -> store.companies().find(aCompany().id())),
        entry("Companies.findBySlug", () -> store.companies().findBySlug(new Slug("acme"))),
        entry("Companies.nextAccountNumber", () -> store.companies().nextAccountNumber()),
        entry("Companies.page", () -> store.companies().page(Listing.first(1))),
        entry("Companies.change", () -> store.companies().change(aCompany().id(), ACTIVATE)),
        entry("Clients.add", () -> store.clients().add(aClient())),
        entry("Clients.find", () -> store.clients().find(aClient().id())),
        entry("Clients.findFresh", () -> store.clients().findFresh(aClient().id())),
        entry("Clients.page", () -> store.clients().page(Listing.first(1))),
        entry("Clients.origins", () -> store.clients().origins()),
        entry("Clients.change", () -> store.clients().change(aClient().id(), ENABLE)),
        entry("Clients.remove", () -> store.clients().remove(aClient().id())),
        entry("Enterprises.remove", () -> store.enterprises().remove(anEnterprise().id(), true)),
        entry("Companies.remove", () -> store.companies().remove(aCompany().id(), true)),
        entry(
            "ClientTokens.page", () -> store.clientTokens().page(aClient().registration(), "", 1)),
        entry(
            "ClientTokens.revoke",
            () -> store.clientTokens().revoke(List.of(aToken().id()), Samples.NOW)),
        entry("Tokens.purgeable", () -> store.tokens().purgeable(Samples.NOW)),
        entry("Revocations.latest", () -> store.revocations().latest()),
        entry("Revocations.after", () -> store.revocations().after(0, 1)),
        entry("Revocations.trim", () -> store.revocations().trim(Duration.ZERO, 1)),
        entry("ChangedClients.latest", () -> store.changedClients().latest()),
        entry("ChangedClients.after", () -> store.changedClients().after(0, 1)),
        entry("ChangedClients.trim", () -> store.changedClients().trim(Duration.ZERO, 1)),
        entry("Leases.take", () -> store.leases().take("work", "holder", Duration.ofHours(1))),
        entry("Leases.holder", () -> store.leases().holder("work")),
        entry("Leases.now", () -> store.leases().now()),
        entry("Scopes.add", () -> store.scopes().add(aScope("read"))),
        entry("Scopes.all", () -> store.scopes().all()),
        entry("Tokens.add", () -> store.tokens().add(aToken())),
        entry("Tokens.find", () -> store.tokens().find(aToken().id())),
        entry("Tokens.findByDigest", () -> store.tokens().findByDigest(anAssertion())),
        entry(
            "Tokens.startAdding",
            () -> done(() -> Waiting.until(store.tokens().startAdding(aToken())))),
        entry("Tokens.revoke", () -> store.tokens().revoke(aToken().id(), Samples.NOW)),
        entry("Tokens.revokeOwn", () -> revokeOwn(store, aToken())),
        entry("Tokens.probe", () -> done(store.tokens()::probe)),
        entry("Tokens.purge", () -> store.tokens().purge(Samples.NOW, 1)),
        entry(
            "Documents.page",
            () -> store.documents().page(aCompany().id(), DocumentKind.TAG, 0, 1)),
        entry("Documents.replace", () -> store.documents().replace(aCompany().id())),
        entry("Edition.add", () -> done(() -> adding.add(documents(DocumentKind.TAG, 1)))),
        entry("Edition.publish", () -> done(publishing::publish)),
        entry("Edition.close", () -> done(closing::close)),
        entry(
            "Keys.addFirst",
            () -> store.keys().addFirst(aKey(SigningAlgorithm.RS256, Samples.NOW))),
        entry("Keys.add", () -> store.keys().add(aKey(SigningAlgorithm.RS256, Samples.NOW))),
        entry("Keys.isTaken", () -> store.keys().isTaken("kid")),
        entry("Keys.lengthen", () -> store.keys().lengthen("kid", Duration.ofHours(1))),
        entry("Keys.addRetired", () -> store.keys().addRetired("kid")),
        entry("Keys.retired", () -> store.keys().retired()),
        entry("Keys.remove", () -> store.keys().remove("kid")),
        entry("Resources.add", () -> store.resources().add(aResource("new"))),
        entry("Resources.all", () -> store.resources().all()),
        entry("Resources.remove", () -> store.resources().remove(aResource("gone"))),
        entry("Assertions.spend", () -> store.assertions().spend(anAssertion(), Samples.LATER)),
        entry("Assertions.page", () -> store.assertions().page("", 1)),
        entry("AllTokens.page", () -> store.allTokens().page("", 1)),
        entry("AllTokens.add", () -> store.allTokens().add(List.of(aToken()))),
        entry("Assertions.purge", () -> store.assertions().purge(Samples.NOW, 1)),
        entry("Users.add", () -> store.users().add(aUser())),
        entry("Users.find", () -> store.users().find(aUser().id())),
        entry("Users.findAdministrator", () -> store.users().findAdministrator(aCompany().id())),
        entry("Users.findByEmail", () -> store.users().findByEmail(aUser().email())),
        entry("Users.page", () -> store.users().page(Listing.first(1))),
        entry(
            "Users.change",
            () -> store.users().change(aUser().id(), new UserChange.SetEnabled(true, Samples.NOW))),
        entry("Users.remove", () -> store.users().remove(aUser().id())),
        entry("Sessions.add", () -> store.sessions().add(aSession(aUser().id(), Samples.NOW))),
        entry("Sessions.find", () -> store.sessions().find(aDigest())),
        entry(
            "Sessions.use",
            () ->
                store
                    .sessions()
                    .use(aSession(aUser().id(), Samples.NOW).id(), Samples.NOW, Samples.LATER)),
        entry("Sessions.of", () -> store.sessions().of(aUser().id())),
        entry("Sessions.end", () -> store.sessions().end(aSession(aUser().id(), Samples.NOW).id())),
        entry("Sessions.endAll", () -> store.sessions().endAll(aUser().id())),
        entry("Sessions.purge", () -> store.sessions().purge(Samples.NOW, 1)),
        entry(
            "SignInAttempts.count",
            () -> store.signInAttempts().count(aDigest(), Duration.ofHours(1))),
        entry(
            "SignInAttempts.takeBack",
            () -> done(() -> store.signInAttempts().takeBack(aDigest()))),
        entry("SignInAttempts.forget", () -> done(() -> store.signInAttempts().forget(aDigest()))),
        entry("SignInAttempts.purge", () -> store.signInAttempts().purge(1)),
        entry("Grants.allow", () -> store.grants().allow(grant, grant.scopes())),
        entry("Grants.find", () -> store.grants().find(grant.id())),
        entry(
            "Grants.live",
            () -> store.grants().live(grant.user(), grant.registration(), grant.contract())),
        entry("Grants.page", () -> store.grants().page(Grants.Filter.ALL, "", 1)),
        entry("Grants.revoke", () -> store.grants().revoke(grant.id(), Samples.NOW)),
        entry(
            "Grants.revokeAll", () -> store.grants().revokeAll(grant.registration(), Samples.NOW)),
        entry("Grants.restore", () -> store.grants().restore(grant)),
        entry("AuthorizationCodes.add", () -> store.authorizationCodes().add(code)),
        entry("AuthorizationCodes.find", () -> store.authorizationCodes().find(code.digest())),
        entry(
            "AuthorizationCodes.exchange",
            () ->
                store
                    .authorizationCodes()
                    .exchange(code.digest(), anExchange(code, Optional.empty(), Optional.empty()))),
        entry(
            "AuthorizationCodes.burn",
            () -> store.authorizationCodes().burn(code.digest(), Samples.NOW)),
        entry(
            "AuthorizationCodes.revokeAll",
            () -> store.authorizationCodes().revokeAll(code.registration(), Samples.NOW)),
        entry(
            "AuthorizationCodes.revoke",
            () -> store.authorizationCodes().revoke(code.digest(), Samples.NOW)),
        entry("AuthorizationCodes.page", () -> store.authorizationCodes().page("", 1)),
        entry("AuthorizationCodes.purge", () -> store.authorizationCodes().purge(Samples.NOW, 1)),
        entry(
            "RefreshTokens.restore",
            () -> store.refreshTokens().restore(aRefreshToken(code.digest(), Samples.NOW))),
        entry("RefreshTokens.find", () -> store.refreshTokens().find(aDigest())),
        entry("RefreshTokens.findWithCode", () -> store.refreshTokens().findWithCode(aDigest())),
        entry(
            "RefreshTokens.rotate",
            () -> store.refreshTokens().rotate(aDigest(), aRotation(code, Samples.LATER))),
        entry("RefreshTokens.page", () -> store.refreshTokens().page("", 1)),
        entry("RefreshTokens.purge", () -> store.refreshTokens().purge(Samples.NOW, 1)),
        entry("Projects.add", () -> store.projects().add(project)),
        entry("Projects.find", () -> store.projects().find(project.id())),
        entry(
            "Projects.findBySlug",
            () -> store.projects().findBySlug(project.company(), project.slug())),
        entry("Projects.page", () -> store.projects().page(Optional.empty(), "", 1)),
        entry(
            "Projects.addLanguage",
            () -> store.projects().addLanguage(project.id(), new Language("de"))),
        entry(
            "AuditRecords.add",
            () -> done(() -> store.auditRecords().add(List.of(AuditContract.aRecord())))),
        entry("AuditRecords.page", () -> store.auditRecords().page(AuditRecords.Filter.ALL, "", 1)),
        entry("AuditRecords.purge", () -> store.auditRecords().purge(Samples.NOW, 1)),
        entry("Keys.all", () -> store.keys().all()));
  }

  private static Object done(Runnable verb) {
    verb.run();
    return "done";
  }

  /** The names of all verbs that the ports have. */
  static Set<String> declared() {
    Set<String> names = new TreeSet<>();
    for (Method port : Storage.class.getDeclaredMethods()) {
      if (port.getReturnType().isInterface()) {
        addVerbs(port.getReturnType(), names);
      }
    }
    return names;
  }

  private static void addVerbs(Class<?> port, Set<String> names) {
    for (Method verb : port.getDeclaredMethods()) {
      if (!Modifier.isStatic(verb.getModifiers()) && !verb.isSynthetic()) {
        names.add(port.getSimpleName() + "." + verb.getName());
        if (verb.getReturnType().getEnclosingClass() == port
            && verb.getReturnType().isInterface()) {
          addVerbs(verb.getReturnType(), names);
        }
      }
    }
  }

  private static boolean revokeOwn(Storage store, Token token) {
    return store
        .tokens()
        .revokeOwn(token.id(), new TokenOwner(token.registration(), token.contract()), Samples.NOW);
  }
}
