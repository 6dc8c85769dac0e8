/** The contract rfc: OAuth 2.0 as the RFCs specify it. */
package dev.tollgate.http.rfc;
