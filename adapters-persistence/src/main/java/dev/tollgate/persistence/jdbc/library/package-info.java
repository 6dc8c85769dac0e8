/** The documents of companies in a database. */
package dev.tollgate.persistence.jdbc.library;
