package dev.tollgate.cli;

import java.nio.file.Path;

/**
 * Which store was asked for.
 *
 * @param data the data directory, as it was written
 * @param storage the URL of the store
 */
public record StoreOptions(Path data, String storage) {}
