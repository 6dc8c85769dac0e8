package dev.tollgate.application.storage.kinds;

import dev.tollgate.application.storage.Storage;
import java.util.stream.Stream;

/** One kind of record: how all records are read, exported, and added to another store. */
public interface Kind<T> {

  /** The name in exports, counts and messages: {@code scope}. */
  String name();

  /**
   * All records in an order that depends on nothing but the records, read page by page. Records of
   * removed registrations and users are left out.
   */
  Stream<T> read(Storage store);

  /** A record as it is exported. */
  Members write(T value);

  /**
   * The record that was exported as these members.
   *
   * @throws IllegalArgumentException if no record is exported like that
   */
  T parse(Members members);

  /**
   * Adds records to a store, in the order of {@link #read}. Records that are there already stay.
   *
   * @param resumes whether an earlier run may have added the first of them
   */
  Writer<T> writer(Storage target, boolean resumes);

  /** Adds records to a store, several at a time if it likes. */
  @FunctionalInterface
  interface Writer<T> extends AutoCloseable {

    void add(T value);

    /** Adds what is still waiting. */
    default void end() {}

    /** Drops what was not added. */
    @Override
    default void close() {}
  }
}
