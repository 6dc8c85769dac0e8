package dev.tollgate.application.storage;

import dev.tollgate.domain.AuthorizationCode;
import dev.tollgate.domain.RefreshToken;

/**
 * A refresh token on record, usable or not.
 *
 * @param code from which its family came, and with which it stands
 */
public record FamilyToken(RefreshToken token, AuthorizationCode code) {}
