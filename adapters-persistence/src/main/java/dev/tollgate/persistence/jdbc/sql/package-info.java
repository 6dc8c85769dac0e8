/** Runs statements and reads what columns hold. */
package dev.tollgate.persistence.jdbc.sql;
