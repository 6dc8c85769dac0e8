/** Why requests were answered as they were, for operators. */
package dev.tollgate.http.explain;
