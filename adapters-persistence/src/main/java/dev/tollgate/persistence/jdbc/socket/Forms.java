package dev.tollgate.persistence.jdbc.socket;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds the form of a type: records, sealed types and enums by reflection. */
final class Forms {

  private static final Map<Type, Form> KNOWN = new ConcurrentHashMap<>();

  static {
    know(String.class, Output::put, Input::readText);
    know(byte[].class, Output::put, Input::readBytes);
    know(long.class, Output::put, Input::readLong);
    know(Long.class, Output::put, Input::readLong);
    know(int.class, Output::put, Input::readInt);
    know(Integer.class, Output::put, Input::readInt);
    know(boolean.class, Forms::putBoolean, Forms::readBoolean);
    know(Boolean.class, Forms::putBoolean, Forms::readBoolean);
    know(
        Instant.class,
        (out, at) -> out.put(at.getEpochSecond()).put(at.getNano()),
        in -> Instant.ofEpochSecond(in.readLong(), in.readInt()));
    know(
        Duration.class,
        (out, time) -> out.put(time.getSeconds()).put(time.getNano()),
        in -> Duration.ofSeconds(in.readLong(), in.readInt()));
    know(URI.class, (out, uri) -> out.put(uri.toString()), in -> URI.create(in.readText()));
    know(
        OptionalInt.class,
        (out, maybe) -> {
          return putBoolean(out, maybe.isPresent()).put(maybe.orElse(0));
        },
        in -> {
          boolean present = readBoolean(in);
          int value = in.readInt();
          return present ? OptionalInt.of(value) : OptionalInt.empty();
        });
    know(
        OptionalLong.class,
        (out, maybe) -> {
          return putBoolean(out, maybe.isPresent()).put(maybe.orElse(0));
        },
        in -> {
          boolean present = readBoolean(in);
          long value = in.readLong();
          return present ? OptionalLong.of(value) : OptionalLong.empty();
        });
  }

  private Forms() {}

  private static <T> void know(
      Class<T> type, BiFunction<Output, T, Output> writer, Function<Input, T> reader) {
    @SuppressWarnings("unchecked")
    Form form =
        new Form(
            type.getSimpleName(),
            (out, value) -> {
              Output _ = writer.apply(out, (T) value);
            },
            reader::apply);
    KNOWN.put(type, form);
  }

  private static Output putBoolean(Output out, boolean value) {
    return out.put((byte) (value ? 1 : 0));
  }

  private static boolean readBoolean(Input in) {
    return in.readIndex(2) == 1;
  }

  /**
   * The form of a type.
   *
   * @throws IllegalArgumentException if values of this type cannot be sent
   */
  static Form of(Type type) {
    Form known = KNOWN.get(type);
    if (known != null) {
      return known;
    }
    Form form = make(type);
    KNOWN.put(type, form);
    return form;
  }

  private static Form make(Type type) {
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      return make(raw, Stream.of(generic.getActualTypeArguments()).map(Forms::of).toList());
    }
    if (type instanceof Class<?> plain) {
      if (plain.isRecord()) {
        return record(plain);
      }
      if (plain.isEnum()) {
        return constant(plain);
      }
      if (plain.isSealed()) {
        return sealed(plain);
      }
    }
    throw new IllegalArgumentException("values of " + type + " cannot be sent");
  }

  private static Form make(Class<?> raw, List<Form> of) {
    String shape = raw.getSimpleName() + of;
    if (raw == Optional.class) {
      return optional(shape, of.getFirst());
    }
    if (raw == Map.class) {
      return map(shape, of.getFirst(), of.getLast());
    }
    if (raw == Set.class) {
      return collection(
          shape,
          of.getFirst(),
          LinkedHashSet::new,
          all -> Collections.unmodifiableSet((Set<Object>) all));
    }
    if (raw == List.class || raw == Collection.class) {
      return collection(
          shape,
          of.getFirst(),
          ArrayList::new,
          all -> Collections.unmodifiableList((List<Object>) all));
    }
    throw new IllegalArgumentException("values of " + raw + " cannot be sent");
  }

  private static Form optional(String shape, Form of) {
    return new Form(
        shape,
        (out, value) -> {
          Optional<?> maybe = (Optional<?>) value;
          Output _ = putBoolean(out, maybe.isPresent());
          maybe.ifPresent(present -> of.write(out, present));
        },
        in -> readBoolean(in) ? Optional.of(of.read(in)) : Optional.empty());
  }

  /** No place is made for elements before they are read. */
  private static Form collection(
      String shape,
      Form of,
      Supplier<Collection<Object>> empty,
      Function<Collection<Object>, Object> whole) {
    return new Form(
        shape,
        (out, value) -> {
          Collection<?> all = (Collection<?>) value;
          Output _ = out.put(all.size());
          all.forEach(each -> of.write(out, each));
        },
        in -> {
          Collection<Object> all = empty.get();
          for (int left = in.readCount(); left > 0; left--) {
            all.add(of.read(in));
          }
          return whole.apply(all);
        });
  }

  private static Form map(String shape, Form keys, Form values) {
    return new Form(
        shape,
        (out, value) -> {
          Map<?, ?> all = (Map<?, ?>) value;
          Output _ = out.put(all.size());
          all.forEach(
              (key, each) -> {
                keys.write(out, key);
                values.write(out, each);
              });
        },
        in -> {
          Map<Object, Object> all = new LinkedHashMap<>();
          for (int left = in.readCount(); left > 0; left--) {
            all.put(keys.read(in), values.read(in));
          }
          return Collections.unmodifiableMap(all);
        });
  }

  private static Form constant(Class<?> type) {
    List<?> all = List.of(type.getEnumConstants());
    return new Form(
        type.getSimpleName() + all.stream().map(each -> ((Enum<?>) each).name()).toList(),
        (out, value) -> {
          Output _ = out.put((byte) all.indexOf(value));
        },
        in -> all.get(in.readIndex(all.size())));
  }

  private static Form sealed(Class<?> type) {
    List<Class<?>> leaves = leaves(type).toList();
    List<Form> forms = leaves.stream().map(Forms::of).toList();
    return new Form(
        type.getSimpleName() + forms,
        (out, value) -> {
          int leaf = leaves.indexOf(value.getClass());
          Output _ = out.put((byte) leaf);
          forms.get(leaf).write(out, value);
        },
        in -> forms.get(in.readIndex(forms.size())).read(in));
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(Forms::leaves).distinct()
        : Stream.of(type);
  }

  /** One without components takes a byte, too, so that no count can promise more than it sends. */
  private static Form record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Form> forms = Stream.of(components).map(each -> of(each.getGenericType())).toList();
    List<Method> accessors = Stream.of(components).map(RecordComponent::getAccessor).toList();
    Function<Object[], Object> constructor = constructor(type, components);
    List<String> names = Stream.of(components).map(RecordComponent::getName).toList();
    return new Form(
        type.getSimpleName() + names + forms,
        (out, value) -> {
          if (forms.isEmpty()) {
            Output _ = out.put((byte) 0);
          }
          for (int i = 0; i < forms.size(); i++) {
            forms.get(i).write(out, get(accessors.get(i), value));
          }
        },
        in -> {
          if (forms.isEmpty()) {
            int _ = in.readIndex(1);
          }
          return constructor.apply(forms.stream().map(form -> form.read(in)).toArray());
        });
  }

  private static Object get(Method accessor, Object value) {
    try {
      return accessor.invoke(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Function<Object[], Object> constructor(
      Class<?> type, RecordComponent[] components) {
    try {
      var canonical =
          type.getDeclaredConstructor(
              Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return values -> {
        try {
          return canonical.newInstance(values);
        } catch (ReflectiveOperationException e) {
          throw new IllegalArgumentException("no such " + type.getSimpleName(), e);
        }
      };
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every record has it", e);
    }
  }
}
