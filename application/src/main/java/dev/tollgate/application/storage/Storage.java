package dev.tollgate.application.storage;

/**
 * Everything that is stored, one port for each kind of record. While the store cannot answer, every
 * verb of every port throws {@link StoreUnavailable}; once the store is back, they work again. What
 * a verb has acknowledged survives the end of the process.
 *
 * <p>Any number of threads use a store at once, and the same port. Instants are whole milliseconds;
 * what is finer may be cut off, and is never rounded up.
 */
public interface Storage extends AutoCloseable {

  /** The port of this type, the same one every time. */
  <P> P port(Class<P> type);

  default Enterprises enterprises() {
    return port(Enterprises.class);
  }

  default Companies companies() {
    return port(Companies.class);
  }

  default Clients clients() {
    return port(Clients.class);
  }

  default ChangedClients changedClients() {
    return port(ChangedClients.class);
  }

  default Scopes scopes() {
    return port(Scopes.class);
  }

  default Tokens tokens() {
    return port(Tokens.class);
  }

  default ClientTokens clientTokens() {
    return port(ClientTokens.class);
  }

  default AllTokens allTokens() {
    return port(AllTokens.class);
  }

  default Revocations revocations() {
    return port(Revocations.class);
  }

  default Leases leases() {
    return port(Leases.class);
  }

  default Documents documents() {
    return port(Documents.class);
  }

  default Resources resources() {
    return port(Resources.class);
  }

  default Assertions assertions() {
    return port(Assertions.class);
  }

  default Users users() {
    return port(Users.class);
  }

  default Sessions sessions() {
    return port(Sessions.class);
  }

  default SignInAttempts signInAttempts() {
    return port(SignInAttempts.class);
  }

  default Grants grants() {
    return port(Grants.class);
  }

  default AuthorizationCodes authorizationCodes() {
    return port(AuthorizationCodes.class);
  }

  default RefreshTokens refreshTokens() {
    return port(RefreshTokens.class);
  }

  default Projects projects() {
    return port(Projects.class);
  }

  default AuditRecords auditRecords() {
    return port(AuditRecords.class);
  }

  default Keys keys() {
    return port(Keys.class);
  }

  /**
   * Ends this way into the store: its verbs throw {@link StoreUnavailable}. May be called again.
   */
  @Override
  void close();
}
