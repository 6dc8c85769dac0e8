package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.ErrorCatalog.Entry;
import dev.tollgate.bootstrap.RawHttp.Reply;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.http.reference.NamedError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.params.provider.Arguments;

/**
 * How each entry of a contract's error reference is made to happen over HTTP. The provocations of a
 * contract are found by their name: {@code CliquifyProvocations} for {@code cliquify}.
 */
interface Provocations {

  /** By the name of the entry; each makes what it needs in the world itself. */
  Map<String, Function<World, Reply>> byEntry();

  /** Where clients authenticate, one for each such entry of the reference. */
  default List<Authenticating> authenticating() {
    return List.of();
  }

  /**
   * An endpoint where clients authenticate with a form.
   *
   * @param form what else it asks for, with an ampersand behind it
   * @param readsNul whether a form with NUL is read at all
   */
  record Authenticating(String path, String form, boolean readsNul) {}

  static Map<String, Function<World, Reply>> of(String contract) {
    return provocations(contract).byEntry();
  }

  static Provocations provocations(String contract) {
    String name = Folders.camelCase(contract);
    try {
      Class<?> found =
          Class.forName(Provocations.class.getPackageName() + "." + name + "Provocations");
      return (Provocations) found.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("provocations of " + contract, e);
    }
  }

  /**
   * Compares an answer with its entry byte for byte. Where a request is so broken that its Accept
   * is lost, people are shown a page, which says what the entry says.
   */
  static void assertDocumented(Entry entry, Reply reply) {
    TreeMap<String, String> headers = new TreeMap<>(reply.headers());
    assertEquals(entry.status(), status(reply), entry.name());
    if (!headers.getOrDefault("Content-Type", "").startsWith("text/html")) {
      assertEquals(new TreeMap<>(entry.headers()), headers, entry.name());
      assertEquals(entry.body(), reply.body(), entry.name());
      return;
    }
    NamedError error =
        ErrorReference.of(entry.contract()).errors().stream()
            .filter(candidate -> candidate.entry().name().equals(entry.name()))
            .findFirst()
            .orElseThrow();
    assertTrue(
        error.of().matches("Fault[.](TargetTooLong|HeadersTooLong|Unreadable)"), entry.name());
    assertTrue(reply.body().contains("<h1 class=\"sad\">" + error.sentence().orElseThrow() + "<"));
    assertTrue(reply.body().contains("<code>" + entry.code().orElseThrow() + "</code>"));
  }

  /** The status that is documented: whoever sent a form follows a redirect without it. */
  static int status(Reply reply) {
    return reply.status() == 303 ? 302 : reply.status();
  }

  /** The contract, the name, the entry and the provocation of each entry that has one. */
  static List<Arguments> all(List<String> contracts) {
    List<Arguments> all = new ArrayList<>();
    for (String contract : contracts) {
      Map<String, Function<World, Reply>> provocations = of(contract);
      for (Entry entry : ErrorReference.of(contract).entries()) {
        if (provocations.containsKey(entry.name())) {
          all.add(Arguments.of(contract, entry.name(), entry, provocations.get(entry.name())));
        }
      }
    }
    return all;
  }
}
