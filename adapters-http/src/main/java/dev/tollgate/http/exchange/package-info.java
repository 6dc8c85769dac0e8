/** Requests and replies as text: from files of recorded exchanges, and over a socket. */
package dev.tollgate.http.exchange;
