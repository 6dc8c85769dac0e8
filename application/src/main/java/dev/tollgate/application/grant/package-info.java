/** Whether what a user allowed a client still holds. */
package dev.tollgate.application.grant;
