/** Lists the documents of a company for its clients. */
package dev.tollgate.application.library;
