package dev.tollgate.domain.refusal;

/**
 * A store that is only to be read, or to be filled, has tables of an earlier program.
 *
 * @param store what it is called, without credentials
 */
public record TablesOutdated(String store) implements FillRefusal {}
