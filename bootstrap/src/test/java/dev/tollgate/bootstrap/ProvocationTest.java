package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.http.reference.ErrorReference;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Provokes every documented error of every contract over HTTP and compares it byte for byte. */
final class ProvocationTest {

  /** The layers that have endpoints with an express lane. */
  private static final Set<String> EXPRESS =
      Set.of(
          "cliquify token",
          "cliquify introspect",
          "cliquify revoke",
          "cliquify api",
          "rfc oauth",
          "rfc resource",
          "dnsimple api",
          "better-i18n api");

  @AutoClose private static final World world = new World();

  static List<String> contracts() {
    return ErrorReference.contracts();
  }

  static List<Arguments> entries() {
    return Provocations.all(contracts());
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyEntryThatCanBeMetIsProvoked(String contract) {
    TreeSet<String> reachable =
        ErrorReference.of(contract).entries().stream()
            .filter(entry -> entry.unreachable().isEmpty())
            .map(Entry::name)
            .collect(Collectors.toCollection(TreeSet::new));

    TreeSet<String> provoked = new TreeSet<>(Provocations.of(contract).keySet());

    assertEquals(reachable, provoked);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("entries")
  void theAnswerIsTheDocumentedOne(
      String contract, String name, Entry entry, Function<World, Reply> provocation) {
    Reply reply = provocation.apply(world);

    Provocations.assertDocumented(entry, reply);
    if (EXPRESS.contains(contract + " " + entry.layer())) {
      Reply ofFramework = world.withoutExpressLane(() -> provocation.apply(world));
      Provocations.assertDocumented(entry, ofFramework);
      assertEquals(ofFramework.headers().keySet(), reply.headers().keySet());
    }
    assertTrue(reply.requestId().matches("[0-9a-f]{32}"), contract + " " + name);
  }
}
