/** What the folder of a contract exports, and how such folders are found. */
package dev.tollgate.http.contract;
