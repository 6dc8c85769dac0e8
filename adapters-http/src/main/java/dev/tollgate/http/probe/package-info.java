/** Compares the errors of a server with those of a contract. */
package dev.tollgate.http.probe;
