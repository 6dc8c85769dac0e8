package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.SigningAlgorithm;
import dev.tollgate.http.contract.Folder;
import dev.tollgate.http.contract.Folders;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent to a contract, its answer is a documented one, and the log has no stack trace of
 * it. {@code bench/fuzz} sends more.
 */
@Isolated("others let servers log stack traces")
final class FuzzTest {

  private static final int REQUESTS = 300;

  @AutoClose private static final World world = World.ofToday(SigningAlgorithm.ES256);

  @AutoClose private static final LoggedTraces traces = new LoggedTraces();

  static Stream<String> contracts() {
    return Folders.onClassPath().all().stream().map(Folder::name);
  }

  @ParameterizedTest
  @MethodSource("contracts")
  void everyAnswerIsDocumented(String contract) {
    Tenant tenant = world.tenant();
    List<String> known =
        Fuzz.values(tenant.id(), tenant.secret(), world.token(tenant), world.rfcToken(tenant));

    JqwikSession.run(
        () -> {
          FuzzRun run = new FuzzRun(world.server.address().port(), new Fuzz(contract, known, 1));
          run.send(REQUESTS);

          assertEquals(List.of(), run.strange());
          assertTrue(run.answered() > REQUESTS / 2, run.statuses().toString());
        });

    assertEquals(List.of(), traces.all());
    assertEquals(200, world.form("/oauth/access-token", tenant.form()).status());
  }
}
