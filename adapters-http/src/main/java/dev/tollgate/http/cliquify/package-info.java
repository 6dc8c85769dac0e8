/** The contract cliquify: the Cliquify Developer API. */
package dev.tollgate.http.cliquify;
