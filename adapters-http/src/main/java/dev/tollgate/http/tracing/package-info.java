/** Traces for OpenTelemetry. Nothing of it is loaded unless traces are sent. */
package dev.tollgate.http.tracing;
