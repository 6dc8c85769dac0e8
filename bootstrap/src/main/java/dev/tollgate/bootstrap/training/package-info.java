/** What the server is asked while Java records which classes and methods it needs. */
package dev.tollgate.bootstrap.training;
