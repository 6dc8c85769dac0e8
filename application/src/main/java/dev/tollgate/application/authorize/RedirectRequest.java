package dev.tollgate.application.authorize;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.authorize.RedirectTarget.ResponseMode;

/** The part of an authorization request that says where the user is sent back to, and how. */
public record RedirectRequest(
    Parameter clientId, Parameter redirectUri, Parameter state, ResponseMode mode) {}
