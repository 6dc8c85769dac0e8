/** One process has a store open, the others of this machine reach it through a Unix socket. */
package dev.tollgate.persistence.jdbc.socket;
