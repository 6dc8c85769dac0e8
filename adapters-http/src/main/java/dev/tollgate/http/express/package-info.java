/**
 * Answers the requests that are made most often without the framework; everything that is not
 * ordinary about a request sends it the normal way.
 */
package dev.tollgate.http.express;
