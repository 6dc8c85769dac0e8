/** The token endpoint: one use case for each grant, over one way to mint tokens (RFC 6749, 4). */
package dev.tollgate.application.issue;
