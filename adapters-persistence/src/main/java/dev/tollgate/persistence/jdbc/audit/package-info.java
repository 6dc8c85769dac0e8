/** Audit records in a database. */
package dev.tollgate.persistence.jdbc.audit;
