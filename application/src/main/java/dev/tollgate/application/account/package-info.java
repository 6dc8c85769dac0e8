/** What an account, which is a company here, tells about itself. */
package dev.tollgate.application.account;
