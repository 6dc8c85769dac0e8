package dev.tollgate.http.pages;

import java.util.List;

/**
 * A connected app as the page shows it.
 *
 * @param grant its id
 * @param since a date, as in {@code 2026-01-31}
 * @param sinceText the same in words
 */
public record AppRow(
    String grant,
    String client,
    String company,
    String since,
    String sinceText,
    List<String> scopes) {}
