package dev.tollgate.application.token;

import dev.tollgate.application.Parameter;

/** What a caller sent to the token endpoint (RFC 6749, 4.4.2 and 2.3.1). */
public record IssueRequest(Parameter grantType, Parameter clientId, Parameter clientSecret) {}
