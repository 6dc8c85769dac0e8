/** Scopes and protected resources in a database. */
package dev.tollgate.persistence.jdbc.scopes;
