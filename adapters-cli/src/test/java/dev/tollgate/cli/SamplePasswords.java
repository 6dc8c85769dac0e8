package dev.tollgate.cli;

import dev.tollgate.application.port.CommonPasswords;
import dev.tollgate.application.port.PasswordHasher;
import dev.tollgate.domain.Password;
import dev.tollgate.domain.PasswordHash;
import java.util.Optional;

/** Knows one common password, and hashes by showing the length. */
final class SamplePasswords implements PasswordHasher, CommonPasswords {

  static final String COMMON = "a common password";

  @Override
  public PasswordHash hash(Password password) {
    return new PasswordHash("$sample$" + password.reveal().length());
  }

  @Override
  public Verdict verify(Password password, Optional<PasswordHash> hash) {
    throw new UnsupportedOperationException("no command checks a password");
  }

  @Override
  public boolean contains(Password password) {
    return password.reveal().equals(COMMON);
  }
}
