package dev.tollgate.persistence.cached;

import static dev.tollgate.persistence.cached.AnnouncedStorage.announced;

import dev.tollgate.application.storage.AuthorizationCodes;
import dev.tollgate.application.storage.Clients;
import dev.tollgate.application.storage.Companies;
import dev.tollgate.application.storage.ComposedStorage;
import dev.tollgate.application.storage.Enterprises;
import dev.tollgate.application.storage.Grants;
import dev.tollgate.application.storage.Resources;
import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.application.storage.Users;
import java.util.function.LongSupplier;

/**
 * A store that answers from memory what it found in another store within the last second, tokens
 * also longer while it hears of every revocation.
 */
public final class CachedStorage {

  private static final int MAX_ENTERPRISES = 2_000;
  private static final int MAX_COMPANIES = 10_000;
  private static final int MAX_CLIENTS = 20_000;
  private static final int MAX_USERS = 20_000;
  private static final int MAX_GRANTS = 50_000;
  private static final int MAX_CODES = 50_000;
  private static final int MAX_TOKENS = 50_000;

  private CachedStorage() {}

  /** Closing it closes the store below. */
  public static Storage over(Storage store) {
    return over(store, System::nanoTime);
  }

  static Storage over(Storage store, LongSupplier nanos) {
    RevocationFeed feed = new RevocationFeed(store.revocations(), nanos);
    CachedTokens tokens =
        new CachedTokens(
            announced(Tokens.class, store.tokens()),
            new Recent<>(MAX_TOKENS, false, nanos, RevocationFeed.MAX_AGE, feed::maxAge),
            new Recent<>(MAX_TOKENS, false, nanos));
    RevocationPoller polling = new RevocationPoller(() -> feed.read(tokens::forget));
    return ComposedStorage.over(
            new AnnouncedStorage(store),
            () -> {
              polling.close();
              store.close();
            })
        .with(
            Enterprises.class,
            new CachedEnterprises(
                announced(Enterprises.class, store.enterprises()),
                new Recent<>(MAX_ENTERPRISES, false, nanos)))
        .with(
            Companies.class,
            new CachedCompanies(
                announced(Companies.class, store.companies()),
                new Recent<>(MAX_COMPANIES, false, nanos)))
        .with(
            Clients.class,
            new CachedClients(
                announced(Clients.class, store.clients()), new Recent<>(MAX_CLIENTS, true, nanos)))
        .with(
            Resources.class,
            new CachedResources(
                announced(Resources.class, store.resources()), new Recent<>(1, false, nanos)))
        .with(
            Users.class,
            new CachedUsers(
                announced(Users.class, store.users()), new Recent<>(MAX_USERS, false, nanos)))
        .with(
            Grants.class,
            new CachedGrants(
                announced(Grants.class, store.grants()), new Recent<>(MAX_GRANTS, false, nanos)))
        .with(
            AuthorizationCodes.class,
            new CachedAuthorizationCodes(
                announced(AuthorizationCodes.class, store.authorizationCodes()),
                new Recent<>(MAX_CODES, false, nanos)))
        .with(Tokens.class, tokens);
  }
}
