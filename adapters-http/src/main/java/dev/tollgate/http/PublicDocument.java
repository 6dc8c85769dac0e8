package dev.tollgate.http;

/**
 * A page or document that everybody may read, for the front page to tell of; a contract names its
 * own by beans.
 */
public record PublicDocument(String path, String title) {}
