/** How a pool connects to a database, keeps connecting while it is away, and drops what broke. */
package dev.tollgate.persistence.jdbc.connection;
