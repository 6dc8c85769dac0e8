package dev.tollgate.domain.refusal;

/**
 * The store to be filled holds something already.
 *
 * @param kind of what it holds
 */
public record StoreNotEmpty(String kind) implements FillRefusal {}
