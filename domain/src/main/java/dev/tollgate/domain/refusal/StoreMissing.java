package dev.tollgate.domain.refusal;

/**
 * Where a store is to be read, there are no tables of any program.
 *
 * @param store what it is called, without credentials
 */
public record StoreMissing(String store) implements FillRefusal {}
