/** Counts the requests of callers, and refuses those over their limit. */
package dev.tollgate.http.limit;
