/** Tokens and their revocations in a database. */
package dev.tollgate.persistence.jdbc.tokens;
