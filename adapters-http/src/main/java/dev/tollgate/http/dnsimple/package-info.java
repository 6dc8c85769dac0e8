/** The contract dnsimple: the authorization code exchange of DNSimple's API v2. */
package dev.tollgate.http.dnsimple;
