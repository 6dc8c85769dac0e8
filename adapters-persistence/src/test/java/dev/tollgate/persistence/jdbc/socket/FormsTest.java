package dev.tollgate.persistence.jdbc.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Storage;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the ports take and return arrives as it was sent. */
class FormsTest {

  /** The types of all verbs of all ports, and of what these return to be called further. */
  static Set<Type> types() {
    Set<Type> types = new LinkedHashSet<>();
    Stream.of(Storage.class.getMethods())
        .map(Method::getReturnType)
        .filter(type -> type.isInterface() && type.getPackage() == Storage.class.getPackage())
        .forEach(port -> collect(port, types));
    collect(SchemaPort.class, types);
    return types;
  }

  private static void collect(Class<?> port, Set<Type> types) {
    for (Method method : port.getMethods()) {
      if (Verb.isRemote(method)) {
        types.addAll(List.of(method.getGenericParameterTypes()));
        if (Verb.isHandle(method.getReturnType())) {
          collect(method.getReturnType(), types);
        } else if (method.getReturnType() != void.class) {
          types.add(method.getGenericReturnType());
        }
      }
    }
  }

  @Test
  void manyTypesAreCarried() {
    assertTrue(types().size() > 30, types().toString());
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyValueOfATypeArrivesAsItWasSent(Type type) {
    List<Object> values = new Values().of(type);

    List<Object> arrived = new ArrayList<>();
    for (Object value : values) {
      arrived.add(roundTrip(type, value));
    }

    assertFalse(values.isEmpty());
    assertEquals(values, arrived);
  }

  private static Object roundTrip(Type type, Object value) {
    Output out = new Output();
    Forms.of(type).write(out, value);
    Input in = new Input(out.toByteArray());
    Object arrived = Forms.of(type).read(in);
    in.requireEnd();
    return arrived;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain",
        "\u00ff\u0100",
        "\u6771\u4eac",
        "\ud83e\udd84",
        "\ud83e",
        "\udd84x",
        "\0"
      })
  void everyTextArrivesAsItWasSent(String text) {
    assertEquals(text, roundTrip(String.class, text));
  }

  @Test
  void aLengthBeyondTheEndIsRefusedBeforeAnythingIsAllocated() {
    byte[] announcement = ByteBuffer.allocate(5).put((byte) 0).putInt(Integer.MAX_VALUE).array();

    assertThrows(
        IllegalArgumentException.class, () -> Forms.of(String.class).read(new Input(announcement)));
    assertThrows(IllegalArgumentException.class, () -> new Input(announcement(-1)).readBytes());
    assertThrows(IllegalArgumentException.class, () -> new Input(announcement(5)).readCount());
  }

  private static byte[] announcement(int length) {
    return ByteBuffer.allocate(8).putInt(length).array();
  }

  @Test
  void aMessageThatCouldNotBeReceivedIsNotSent() {
    Output out = new Output();

    assertThrows(IllegalArgumentException.class, () -> out.put(new byte[Link.LARGEST + 1]));
  }

  @Test
  void aTypeThatCannotBeSentIsNamed() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> Forms.of(Thread.class));

    assertTrue(refused.getMessage().contains("java.lang.Thread"));
  }
}
