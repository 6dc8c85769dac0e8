/**
 * What pages with forms share: the cookie of a browser, who is signed in with it, protection
 * against forged forms, and the page around it all.
 */
package dev.tollgate.http.browser;
