package dev.tollgate.cli.client;

import dev.tollgate.domain.GrantType;

/** A grant type, as spelled on the command line. */
enum Grant {
  CLIENT_CREDENTIALS(GrantType.CLIENT_CREDENTIALS),
  AUTHORIZATION_CODE(GrantType.AUTHORIZATION_CODE),
  REFRESH_TOKEN(GrantType.REFRESH_TOKEN);

  private final GrantType type;

  Grant(GrantType type) {
    this.type = type;
  }

  GrantType type() {
    return type;
  }

  @Override
  public String toString() {
    return type.value();
  }
}
