package dev.tollgate.application.port;

import dev.tollgate.domain.Password;
import dev.tollgate.domain.PasswordHash;
import java.util.Optional;

/** Hashes passwords, slowly on purpose. */
public interface PasswordHasher {

  /** The hash of a password that a user has chosen. */
  PasswordHash hash(Password password);

  /**
   * Whether this is the password behind a hash. Without a hash nothing matches, after the work that
   * a fresh hash takes.
   */
  Verdict verify(Password password, Optional<PasswordHash> hash);

  /** What came of it. */
  sealed interface Verdict {

    /**
     * It is the password.
     *
     * @param renewed the same password hashed again, if the parameters have been raised since
     */
    record Matches(Optional<PasswordHash> renewed) implements Verdict {}

    /** It is not the password. */
    record Differs() implements Verdict {}

    /** Too many passwords are being checked at the moment; this one was not. */
    record Busy() implements Verdict {}
  }
}
