/** The contract better-i18n: grants, installation tokens and projects. */
package dev.tollgate.http.betteri18n;
