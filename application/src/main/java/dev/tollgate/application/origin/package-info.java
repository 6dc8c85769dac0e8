/** Which web pages may read what this server answers. */
package dev.tollgate.application.origin;
