package dev.tollgate.application.port;

import dev.tollgate.domain.Password;

/** The passwords that attackers try first. */
public interface CommonPasswords {

  /** Whether it is one of them, in upper or lower case. */
  boolean contains(Password password);
}
