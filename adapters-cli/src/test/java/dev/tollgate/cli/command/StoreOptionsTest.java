package dev.tollgate.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

class StoreOptionsTest {

  private final Program program = new Program();

  @Test
  void theStoreIsAnH2FileInDataUnlessSaidOtherwise() {
    Run run = program.run("scope list");

    assertEquals(0, run.status());
    assertEquals(List.of(new StoreOptions(Path.of("data"), "h2:data")), program.opened);
    assertEquals(1, program.store.timesClosed());
  }

  @Test
  void variablesSayOtherwise() {
    Program _ =
        program.variable("TOLLGATE_DATA", "/var/lib/tollgate").variable("TOLLGATE_STORAGE", "");
    int first = program.run("scope list").status();
    Program _ = program.variable("TOLLGATE_STORAGE", "memory:");
    int second = program.run("scope list").status();

    assertEquals(0, first + second);
    assertEquals(
        List.of(
            new StoreOptions(Path.of("/var/lib/tollgate"), "h2:/var/lib/tollgate"),
            new StoreOptions(Path.of("/var/lib/tollgate"), "memory:")),
        program.opened);
  }

  @Test
  void whatABackendNeedsBesidesTheUrlIsGivenByOptionToo() {
    int status =
        program
            .variable("TOLLGATE_STORAGE_USER", "ignored")
            .run("scope list --storage memory: --storage-user me --storage-pool-size 3")
            .status();

    assertEquals(0, status);
    assertEquals(
        Map.of("TOLLGATE_STORAGE_USER", "me", "TOLLGATE_STORAGE_POOL_SIZE", "3"),
        program.opened.getFirst().variables());
  }

  @Test
  void optionsWinOverVariablesBeforeAndAfterTheCommand() {
    Program _ =
        program.variable("TOLLGATE_DATA", "ignored").variable("TOLLGATE_STORAGE", "ignored:");
    Run before = program.run("--data here --storage=memory: --format json scope list");
    Run between = program.run("scope --data here --format=json list --storage=h2:x");
    Run after = program.run("scope list --data here --storage= --format json");

    assertEquals(new Run(0, before.out(), ""), before);
    assertTrue(before.out().startsWith("[{\"name\":\"email\","), before.out());
    assertEquals(before, between);
    assertEquals(before, after);
    assertEquals(
        List.of(
            new StoreOptions(Path.of("here"), "memory:"),
            new StoreOptions(Path.of("here"), "h2:x"),
            new StoreOptions(Path.of("here"), "")),
        program.opened);
  }

  @Test
  void aCommandOfAnotherModuleReachesTheStoreOptionsAndHasOptionsOfItsOwn() {
    Guest guest = new Guest();
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);

    int status =
        program
            .app(writer, writer)
            .with("guest", () -> guest)
            .run("guest", "--port", "8", "--data", "there");
    int help = program.app(writer, writer).with("guest", Guest::new).run("guest", "--help");

    assertEquals(7, status);
    assertEquals("8 StoreOptions[data=there, storage=h2:there]", guest.seen);
    assertEquals(0, help);
    assertEquals(
        "Usage: tollgate guest [-h] [--config=FILE] [--data=DIR] [--format=FORMAT]",
        out.toString().lines().findFirst().orElseThrow());
  }

  @Command(name = "guest", description = "Is a guest.")
  private static final class Guest implements Callable<Integer> {

    @ParentCommand private Tollgate tollgate;

    @Option(names = "--port", paramLabel = "N")
    private int port;

    private String seen = "";

    @Override
    public Integer call() {
      seen = port + " " + tollgate.storeOptions();
      return 7;
    }
  }
}
