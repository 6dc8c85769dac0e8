/** What contracts rule differently from each other, as values that use cases read. */
package dev.tollgate.application.contract;
