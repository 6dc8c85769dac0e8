package dev.tollgate.persistence.jdbc.socket;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How values of one type are written and read.
 *
 * @param shape tells forms apart that different versions of a type have
 */
record Form(String shape, BiConsumer<Output, Object> writer, Function<Input, Object> reader) {

  void write(Output out, Object value) {
    writer.accept(out, value);
  }

  /**
   * Reads a value.
   *
   * @throws RuntimeException if the input holds no value of this type
   */
  Object read(Input in) {
    return reader.apply(in);
  }

  @Override
  public String toString() {
    return shape;
  }
}
