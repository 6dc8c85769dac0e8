/** Users, their sessions and their attempts to sign in, in a database. */
package dev.tollgate.persistence.jdbc.users;
