package dev.tollgate.domain;

/** A scope that clients may be given, with what it means to people. */
public record RegisteredScope(Scope scope, Name description) {}
