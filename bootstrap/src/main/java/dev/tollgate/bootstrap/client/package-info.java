/** A tiny client to try signing in with. */
package dev.tollgate.bootstrap.client;
