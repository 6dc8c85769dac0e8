/** The house: health, pages that explain the server, and every path that no contract owns. */
package dev.tollgate.http.house;
