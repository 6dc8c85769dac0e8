package dev.tollgate.application.logout;

import dev.tollgate.application.Parameter;

/** What a client sent a user here with to sign out (OpenID Connect RP-Initiated Logout, 2). */
public record LogoutRequest(
    Parameter idTokenHint, Parameter clientId, Parameter postLogoutRedirectUri, Parameter state) {}
