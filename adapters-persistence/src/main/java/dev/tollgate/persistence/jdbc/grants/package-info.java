/** Grants, and the codes and refresh tokens that come from them, in a database. */
package dev.tollgate.persistence.jdbc.grants;
