/** Whether a token is live, and what asks that: introspection and protected resources. */
package dev.tollgate.application.access;
