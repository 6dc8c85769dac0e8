package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.application.port.ErrorCatalog.Source;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.http.reference.ErrorReference;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the server with the published contracts, whatever its error references say. */
final class FixtureTest {

  @AutoClose private static final World world = new World();

  static List<String> contracts() {
    return ErrorReference.contracts();
  }

  static List<Arguments> fixtures() {
    return contracts().stream()
        .flatMap(contract -> Fixture.of(contract).stream())
        .map(fixture -> Arguments.of(fixture.contract(), fixture.name(), fixture))
        .toList();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("fixtures")
  void theReplyIsTheOneThatTheContractPromises(String contract, String name, Fixture fixture) {
    Reply reply = new FixtureStates(world, fixture).reply();
    Reply ofFramework = world.withoutExpressLane(() -> new FixtureStates(world, fixture).reply());

    for (Reply each : List.of(reply, ofFramework)) {
      if (!fixture.isMetBy(each)) {
        assertEquals(fixture.reply(), Fixture.written(each), contract + " " + name);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyErrorThatItsOwnerPublishedHasAFixture(String contract) {
    Set<String> published =
        ErrorReference.of(contract).entries().stream()
            .filter(entry -> entry.source() != Source.OURS && entry.unreachable().isEmpty())
            .map(Entry::name)
            .collect(Collectors.toCollection(TreeSet::new));

    published.removeAll(names(contract));

    assertEquals(Set.of(), published);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyFixtureBelongsToADocumentedError(String contract) {
    Set<String> fixtures = names(contract);

    fixtures.removeAll(
        ErrorReference.of(contract).entries().stream()
            .map(Entry::name)
            .collect(Collectors.toSet()));

    assertEquals(Set.of(), fixtures);
  }

  private static Set<String> names(String contract) {
    List<Fixture> fixtures = Fixture.of(contract);
    Set<String> names =
        fixtures.stream().map(Fixture::name).collect(Collectors.toCollection(TreeSet::new));
    assertEquals(fixtures.size(), names.size(), "two fixtures of one name");
    return names;
  }
}
