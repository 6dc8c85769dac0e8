/**
 * Counts the requests of callers in Redis, for all servers together. Nothing of it is loaded unless
 * a Redis is set.
 */
package dev.tollgate.http.limit.redis;
