/** Leases in a database. */
package dev.tollgate.persistence.jdbc.leases;
