package dev.tollgate.domain;

/** One document of a company: the text of a JSON object, kept as it was given. */
public record Document(DocumentKind kind, String json) {}
