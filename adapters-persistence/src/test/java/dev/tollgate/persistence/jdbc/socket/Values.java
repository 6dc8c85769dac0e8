package dev.tollgate.persistence.jdbc.socket;

import dev.tollgate.domain.Actor;
import dev.tollgate.domain.AuditEvent;
import dev.tollgate.domain.AuditId;
import dev.tollgate.domain.AuditRecord;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Values of any type of the ports: of records and sealed types every variant at least once. */
final class Values {

  /** Texts that one record or the other accepts. */
  private static final List<Object> TEXTS =
      List.of(
          "name",
          "https://example.com/a",
          "https://example.com",
          "someone@example.com",
          "$argon2id$hash",
          "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw_cM",
          "0123456789abcdef".repeat(4),
          "{\"tier\":\"gold\"}",
          "/9j/4AAQ",
          "rfc@2026-11-01",
          "\u6771\u4eac \ud83e\udd84 e\u0301");

  private static final Map<Type, List<Object>> SIMPLE =
      Map.ofEntries(
          Map.entry(String.class, TEXTS),
          Map.entry(int.class, List.of(1, Integer.MAX_VALUE)),
          Map.entry(long.class, List.of(1L, Long.MIN_VALUE)),
          Map.entry(Long.class, List.of(1L, Long.MAX_VALUE)),
          Map.entry(Integer.class, List.of(1, Integer.MIN_VALUE)),
          Map.entry(boolean.class, List.of(true, false)),
          Map.entry(Boolean.class, List.of(true, false)),
          Map.entry(AuditRecord.class, auditRecords()),
          Map.entry(URI.class, List.of(URI.create("https://example.com/keys"))),
          Map.entry(OptionalInt.class, List.of(OptionalInt.of(7), OptionalInt.empty())),
          Map.entry(OptionalLong.class, List.of(OptionalLong.of(7), OptionalLong.empty())),
          Map.entry(
              Instant.class,
              List.of(Instant.ofEpochMilli(1_767_225_600_123L), Instant.MIN, Instant.MAX)),
          Map.entry(
              Duration.class, List.of(Duration.ofHours(1), Duration.ofSeconds(-1, 999_999_999))));

  /** By every kind of actor; the time and the id have to fit each other. */
  private static List<Object> auditRecords() {
    Instant at = Instant.ofEpochMilli(1_767_225_600_123L);
    return Stream.of(Actor.Kind.values())
        .flatMap(
            kind ->
                Stream.of(AuditEvent.values())
                    .<Object>map(event -> auditRecord(at, event, new Actor(kind, "someone"))))
        .toList();
  }

  private static AuditRecord auditRecord(Instant at, AuditEvent event, Actor actor) {
    boolean ofClient = actor.kind() == Actor.Kind.CLIENT;
    return new AuditRecord(
        AuditId.floor(at),
        at,
        event,
        actor,
        ofClient ? Optional.of("c") : Optional.empty(),
        ofClient ? Optional.empty() : Optional.of("u"),
        Map.of("company", "\u6771\u4eac"),
        Long.MAX_VALUE);
  }

  List<Object> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      List<List<Object>> of = Stream.of(generic.getActualTypeArguments()).map(this::of).toList();
      return generic(generic.getRawType(), of);
    }
    Class<?> plain = (Class<?>) type;
    if (SIMPLE.containsKey(plain)) {
      return SIMPLE.get(plain);
    }
    if (plain.isEnum()) {
      return List.of(plain.getEnumConstants());
    }
    return plain.isRecord()
        ? record(plain)
        : Stream.of(plain.getPermittedSubclasses()).flatMap(leaf -> of(leaf).stream()).toList();
  }

  private static List<Object> generic(Type raw, List<List<Object>> of) {
    if (raw == Optional.class) {
      return Stream.concat(of.getFirst().stream().map(Optional::of), Stream.of(Optional.empty()))
          .map(Object.class::cast)
          .toList();
    }
    if (raw == List.class) {
      return List.of(of.getFirst(), List.of());
    }
    if (raw == Set.class) {
      return List.of(Set.copyOf(of.getFirst()), Set.of());
    }
    if (raw == Map.class) {
      return List.of(Map.of(of.getFirst().getFirst(), of.getLast().getFirst()), Map.of());
    }
    throw new IllegalArgumentException("no values of " + raw);
  }

  /** As many as its component with the most values has; a value that it refuses is left out. */
  private List<Object> record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<List<Object>> values =
        Stream.of(components).map(each -> of(each.getGenericType())).toList();
    int rows = values.stream().mapToInt(List::size).max().orElse(1);
    List<Object> records = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int place = row;
      Object[] arguments = values.stream().map(each -> each.get(place % each.size())).toArray();
      make(type, components, arguments).ifPresent(records::add);
    }
    if (records.isEmpty()) {
      throw new IllegalStateException(
          "give Values a text that " + type.getSimpleName() + " accepts");
    }
    return records;
  }

  private static Optional<Object> make(
      Class<?> type, RecordComponent[] components, Object[] arguments) {
    try {
      Constructor<?> canonical =
          type.getDeclaredConstructor(
              Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return Optional.of(canonical.newInstance(arguments));
    } catch (java.lang.reflect.InvocationTargetException e) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
