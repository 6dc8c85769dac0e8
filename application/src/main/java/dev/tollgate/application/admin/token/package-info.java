/** Shows, lists, revokes and purges tokens of all contracts. */
package dev.tollgate.application.admin.token;
