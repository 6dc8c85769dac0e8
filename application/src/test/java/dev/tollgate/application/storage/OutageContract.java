package dev.tollgate.application.storage;

/**
 * What a decorator adds to a store that keeps the {@link StorageContract}: it is not out of date
 * for longer than a second, and answers for no store that is away.
 */
public abstract class OutageContract extends StorageFixture
    implements SecondInstanceContract, FailureContract {}
