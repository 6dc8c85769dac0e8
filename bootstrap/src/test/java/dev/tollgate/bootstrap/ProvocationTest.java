package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.http.reference.ErrorReference.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Provokes every documented error of every contract over HTTP and compares it byte for byte. */
final class ProvocationTest {

  private static World world;

  @BeforeAll
  static void start() {
    world = new World();
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  static List<String> contracts() {
    return world.server.contracts();
  }

  static List<Arguments> entries() throws ReflectiveOperationException {
    List<Arguments> entries = new ArrayList<>();
    for (String contract : contracts()) {
      Map<String, Function<World, Reply>> provocations = provocations(contract);
      for (Entry entry : ErrorReference.of(contract).entries()) {
        if (provocations.containsKey(entry.name())) {
          entries.add(Arguments.of(contract, entry.name(), entry, provocations.get(entry.name())));
        }
      }
    }
    return entries;
  }

  private static Map<String, Function<World, Reply>> provocations(String contract)
      throws ReflectiveOperationException {
    String name = Character.toUpperCase(contract.charAt(0)) + contract.substring(1);
    Class<?> found =
        Class.forName(Provocations.class.getPackageName() + "." + name + "Provocations");
    return ((Provocations) found.getDeclaredConstructor().newInstance()).byEntry();
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyEntryThatCanBeMetIsProvoked(String contract) throws ReflectiveOperationException {
    TreeSet<String> reachable =
        ErrorReference.of(contract).entries().stream()
            .filter(entry -> entry.unreachable().isEmpty())
            .map(Entry::name)
            .collect(Collectors.toCollection(TreeSet::new));

    TreeSet<String> provoked = new TreeSet<>(provocations(contract).keySet());

    assertEquals(reachable, provoked);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("entries")
  void theAnswerIsTheDocumentedOne(
      String contract, String name, Entry entry, Function<World, Reply> provocation) {
    Reply reply = provocation.apply(world);

    assertEquals(entry.status(), reply.status(), name);
    assertEquals(new TreeMap<>(entry.headers()), new TreeMap<>(reply.headers()), name);
    assertEquals(entry.body(), reply.body(), name);
    assertTrue(reply.requestId().matches("[0-9a-f]{32}"), contract + " " + name);
  }
}
