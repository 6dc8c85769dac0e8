/**
 * What the authorization endpoints of several contracts share: the steps from a request over
 * signing in to a decision, the consent page, and errors that travel back to the client.
 */
package dev.tollgate.http.authorize;
