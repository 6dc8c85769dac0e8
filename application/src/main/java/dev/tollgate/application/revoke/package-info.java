/** The revocation of a token by who holds it (RFC 7009). */
package dev.tollgate.application.revoke;
