/** Who is at the other end of a connection, and which proxies are believed about it. */
package dev.tollgate.http.peer;
