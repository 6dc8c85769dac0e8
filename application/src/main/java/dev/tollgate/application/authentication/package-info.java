/** Client authentication (RFC 6749, 2.3), which every endpoint for clients shares. */
package dev.tollgate.application.authentication;
