/** The authorization endpoint: from the request to the code (RFC 6749, 4.1.1 and 4.1.2). */
package dev.tollgate.application.authorize;
