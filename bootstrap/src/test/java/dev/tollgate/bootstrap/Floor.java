package dev.tollgate.bootstrap;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.runtime.server.EmbeddedServer;
import java.util.Map;

/** What {@code bench/run} compares with: the same HTTP server, which answers a constant. */
@Controller
@Requires(property = Floor.ASKED_FOR)
final class Floor {

  static final String ASKED_FOR = "floor";

  @Post(uri = "/constant", consumes = MediaType.ALL, produces = MediaType.APPLICATION_JSON)
  String answer(@Body byte[] body) {
    return "{\"success\":true,\"message\":\"constant\",\"data\":null}";
  }

  /** Serves on a free port of the loopback until the process is ended. */
  public static void main(String[] args) {
    EmbeddedServer server =
        ApplicationContext.builder()
            .deduceEnvironment(false)
            .banner(false)
            .properties(Map.of("micronaut.server.host", "127.0.0.1", "micronaut.server.port", 0))
            .properties(Map.of(ASKED_FOR, true))
            .start()
            .getBean(EmbeddedServer.class)
            .start();
    System.out.println("Floor listens on " + server.getURI());
  }
}
