/** Clients, their secrets, and the assertions they have used, in a database. */
package dev.tollgate.persistence.jdbc.clients;
