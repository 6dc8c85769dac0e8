/**
 * Registers, lists and deletes the protected resources that tokens can be issued for (RFC 8707).
 */
package dev.tollgate.application.admin.resource;
