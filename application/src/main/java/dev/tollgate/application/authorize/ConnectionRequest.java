package dev.tollgate.application.authorize;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.authorize.AuthorizationRequest.Pkce;

/** A request to connect a client with organizations of a user, which are companies here. */
public record ConnectionRequest(
    Parameter responseType, Parameter state, Parameter scope, Pkce pkce) {}
