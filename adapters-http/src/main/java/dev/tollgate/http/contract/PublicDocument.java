package dev.tollgate.http.contract;

/** A page or document that anyone may read; the front page links to it. */
public record PublicDocument(String path, String title) {}
