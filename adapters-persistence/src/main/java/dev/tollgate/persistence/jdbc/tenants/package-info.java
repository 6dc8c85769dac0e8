/** Enterprises and companies in a database. */
package dev.tollgate.persistence.jdbc.tenants;
