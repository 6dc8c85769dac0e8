/** Signing keys in a database. */
package dev.tollgate.persistence.jdbc.keys;
