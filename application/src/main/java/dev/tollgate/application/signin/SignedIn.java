package dev.tollgate.application.signin;

import dev.tollgate.domain.Session;
import dev.tollgate.domain.User;

/** A user with the live session of the browser that sent a request. */
public record SignedIn(Session session, User user) {}
