/** Registers, lists, changes and deletes clients, their keys and their secrets. */
package dev.tollgate.application.admin.client;
