package dev.tollgate.http.browser;

import dev.tollgate.application.signin.SignedIn;
import dev.tollgate.domain.BrowserSecret;
import java.util.Optional;

/**
 * Who sent a request with a browser.
 *
 * @param secret what its cookie holds; forms are protected with it
 * @param isNew whether the browser has yet to be given the secret, with the page that is answered
 * @param signedIn empty for somebody who has not signed in, or is not signed in any more
 */
public record Visitor(BrowserSecret secret, boolean isNew, Optional<SignedIn> signedIn) {}
