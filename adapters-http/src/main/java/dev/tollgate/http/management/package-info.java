/** What operators see on a port of its own: health, metrics, and why requests were refused. */
package dev.tollgate.http.management;
