package dev.tollgate.application.authorize;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.authorize.AuthorizationRequest.Pkce;

/**
 * A request to authorize a client for one account.
 *
 * @param accountId the account number of the company that is chosen beforehand
 */
public record AccountRequest(
    Parameter responseType, Parameter state, Parameter accountId, Pkce pkce) {}
