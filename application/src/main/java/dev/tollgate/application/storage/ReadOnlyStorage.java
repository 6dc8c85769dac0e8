package dev.tollgate.application.storage;

import dev.tollgate.domain.TokenId;
import java.util.Set;

/**
 * A store that can only be read: every verb that writes throws {@link StoreUnavailable}, so each
 * contract answers as it does in an outage. {@link Tokens#probe} looks for a token instead.
 */
public final class ReadOnlyStorage {

  /** Any other verb counts as one that writes. */
  static final Set<String> READING =
      Set.of(
          "find",
          "findAdministrator",
          "findByDigest",
          "findByEmail",
          "findBySlug",
          "findFresh",
          "findWithCode",
          "of",
          "live",
          "page",
          "all",
          "purgeable",
          "latest",
          "after",
          "isTaken",
          "holder",
          "now",
          "retired");

  private static final TokenId NOBODYS = new TokenId("probe");

  private ReadOnlyStorage() {}

  /** Closing it closes the store below. */
  public static Storage over(Storage store) {
    return PortProxies.over(
        store,
        type ->
            (verb, read) -> {
              if (type.equals(Tokens.class) && verb.getName().equals("probe")) {
                var _ = store.tokens().find(NOBODYS);
                return null;
              }
              if (!READING.contains(verb.getName())) {
                throw new StoreUnavailable("this server only reads", null);
              }
              return read.get();
            });
  }
}
