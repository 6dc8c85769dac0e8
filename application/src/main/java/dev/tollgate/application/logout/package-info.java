/** Signing out on behalf of a client (OpenID Connect RP-Initiated Logout). */
package dev.tollgate.application.logout;
