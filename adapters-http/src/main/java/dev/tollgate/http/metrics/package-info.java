/** Metrics in the formats of Prometheus. No other package knows Micrometer. */
package dev.tollgate.http.metrics;
