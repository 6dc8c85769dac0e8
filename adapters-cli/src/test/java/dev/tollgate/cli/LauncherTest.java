package dev.tollgate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.LaunchPad.Run;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

  private static final String SOURCE = "repository/domain/src/main/java/A.java";

  @TempDir private Path place;
  private LaunchPad pad;

  @BeforeEach
  void configureHelp() throws IOException {
    pad = new LaunchPad(place);
  }

  @Test
  void theFirstRunBuildsAndSaysSoInOneLineAndTheSecondDoesNot() throws Exception {
    Run first = pad.run("client", "a b");
    Run second = pad.run("client", "a b");

    assertEquals("java 25 client a b\n", first.out());
    assertTrue(first.built() && first.err().lines().count() == 1, first.err());
    assertEquals(new Run(0, first.out(), ""), second);
    assertEquals(1, pad.builds());
  }

  @Test
  void aChangedSourceIsBuiltOnce() throws Exception {
    Run _ = pad.run("x");
    pad.write(SOURCE, "changed");

    Run changed = pad.run("x");
    Run settled = pad.run("x");

    assertTrue(changed.built(), changed.err());
    assertEquals("", settled.err());
  }

  @Test
  void aRemovedSourceIsBuilt() throws Exception {
    Run _ = pad.run("x");
    Files.delete(place.resolve(SOURCE));

    Run removed = pad.run("x");

    assertTrue(removed.built(), removed.err());
  }

  @Test
  void whatChangesDuringABuildIsBuiltByTheNextRun() throws Exception {
    pad.maven("touch " + place.resolve(SOURCE) + "; touch bootstrap/target/tollgate.jar");
    Run first = pad.run("x");
    pad.maven("");

    Run second = pad.run("x");

    assertTrue(first.built() && second.built(), second.err());
  }

  @Test
  void severalFirstRunsAtOnceBuildOnce() throws Exception {
    List<String> answers = new ArrayList<>();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Run>> runs = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        runs.add(executor.submit(() -> pad.run("x")));
      }
      for (Future<Run> run : runs) {
        answers.add(run.get().out());
      }
    }

    assertEquals(List.of("java 25 x\n", "java 25 x\n", "java 25 x\n", "java 25 x\n"), answers);
    assertEquals(1, pad.builds());
  }

  @Test
  void aBrokenBuildShowsItsErrorsAndTheNextRunBuildsAgain() throws Exception {
    pad.write("broken", "");
    Run broken = pad.run("x");
    Files.delete(place.resolve("broken"));

    Run repaired = pad.run("x");

    assertEquals(1, broken.status());
    assertTrue(broken.err().contains("\n[ERROR] A.java is broken\n"), broken.err());
    assertTrue(broken.err().endsWith("bootstrap/target/build.log\n"), broken.err());
    assertTrue(repaired.built(), repaired.err());
    assertEquals("java 25 x\n", repaired.out());
  }

  @Test
  void withoutMavenItSaysWhatToInstall() throws Exception {
    Path tools =
        pad.onlyTheseTools(
            List.of("sh", "dirname", "readlink", "grep", "find", "head", "mkdir", "cat", "rm"));

    Run run = pad.variable("PATH", tools.toString()).run("x");

    assertEquals(1, run.status());
    assertTrue(run.err().contains("Install Maven 3.8 or newer"), run.err());
  }

  @Test
  void aJavaOfAnotherVersionIsPassedOver() throws Exception {
    pad.jdk("old", "17.0.9", "echo java 17");

    Run run =
        pad.variable("JAVA_HOME", place.resolve("old").toString())
            .variable("JAVA_HOME_25", place.resolve("jdk").toString())
            .run("x");

    assertEquals("java 25 x\n", run.out());
  }

  @Test
  void itWorksThroughALinkAndLeavesTheCurrentDirectoryAlone() throws Exception {
    Path elsewhere = Files.createDirectories(place.resolve("else where")).toRealPath();
    Path link =
        Files.createSymbolicLink(elsewhere.resolve("tg"), Path.of("../repository/tollgate"));
    pad.jdk("jdk", "25.0.1", "pwd");

    Run run = pad.through(link, elsewhere).run("x");

    assertEquals(elsewhere + "\n", run.out());
  }

  @Test
  void theBuildLeavesStandardInputToTheCommand() throws Exception {
    pad.write("input", "a secret\n");
    pad.maven("cat");
    pad.jdk("jdk", "25.0.1", "cat");

    Run run = pad.reading(place.resolve("input")).run("x");

    assertTrue(run.built());
    assertEquals("a secret\n", run.out());
  }

  @Test
  void commandsAndTheServerStartWithTheCacheThatWasPrepared() throws Exception {
    pad.jdk("jdk", "25.0.1", "echo \"$flags\"");

    Run prepared = pad.run("prepare");
    Run command = pad.run("client", "list");
    Run server = pad.run("serve");

    assertEquals(List.of(0, ""), List.of(prepared.status(), prepared.out()));
    assertTrue(command.out().contains(" -XX:AOTCache=" + cache() + "\n"), command.out());
    assertTrue(server.out().contains(" -XX:AOTCache=" + cache() + "\n"), server.out());
    assertTrue(server.out().matches("(?s).* -Dtollgate.command=\\S*/tollgate .*"), server.out());
    assertFalse(command.out().contains("tollgate.command"), command.out());
    assertEquals(1, pad.trainings());
  }

  @Test
  void whatIsInTheVariableForJavaComesLastAndMayNameAnotherCollector() throws Exception {
    pad.jdk("jdk", "25.0.1", "echo \"$flags\"");

    Run usual = pad.run("serve");
    Run run = pad.variable("JAVA_OPTS", "-Xmx100m -XX:+UseG1GC").run("serve");

    assertTrue(usual.out().contains(" -XX:+UseSerialGC"), usual.out());
    assertFalse(run.out().contains(" -XX:+UseSerialGC"), run.out());
    assertTrue(
        run.out().endsWith(" -Xmx100m -XX:+UseG1GC -XX:AOTCache=" + cache() + "\n"), run.out());
  }

  @Test
  void aCommandBesideARunningServerStartsWithASmallerCache() throws Exception {
    pad.jdk("jdk", "25.0.1", "echo \"$flags\"");
    Run _ = pad.run("x");
    String data = Files.createDirectory(place.resolve("d")).toString();
    Run alone = pad.run("client", "list", "--data", data);

    List<Run> beside;
    Run server;
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      var _ = socket.bind(UnixDomainSocketAddress.of(Path.of(data, "tollgate.socket")));
      server = pad.run("serve", "--data", data);
      beside =
          List.of(
              pad.run("client", "list", "--data", data),
              pad.run("client", "list", "--data=" + data),
              pad.variable("TOLLGATE_DATA", data).run("client", "list"));
    }

    String smaller = cache().replace("server.aot", "command.aot");
    assertTrue(alone.out().endsWith("-XX:AOTCache=" + cache() + "\n"), alone.out());
    assertTrue(server.out().endsWith("-XX:AOTCache=" + cache() + "\n"), server.out());
    for (Run run : beside) {
      assertTrue(run.out().endsWith("-XX:AOTCache=" + smaller + "\n"), run.out());
    }
  }

  @Test
  void aJarThatMavenAloneMadeIsPreparedBehindTheNextRun() throws Exception {
    Run _ = pad.run("x");
    pad.write("repository/bootstrap/target/tollgate.jar", "newer");

    Run prepared = pad.run("x");
    Run _ = pad.run("prepare");
    Run settled = pad.run("x");

    assertEquals(new Run(0, "java 25 x\n", ""), prepared);
    assertEquals(1, pad.builds());
    assertEquals(new Run(0, "java 25 x\n", ""), settled);
    assertFalse(pad.trainings() == 0);
  }

  @Test
  void aCacheThatCannotBeMadeIsDoneWithoutAndNotTriedAgain() throws Exception {
    pad.jdk("jdk", "25.0.1", "echo \"$flags\"");
    Run _ = pad.run("x");
    pad.write("untrainable", "");

    Run failed = pad.run("prepare");
    Run first = pad.run("x");
    Run second = pad.run("x");

    assertEquals(1, failed.status());
    assertTrue(failed.err().startsWith("The caches could not be made"), failed.err());
    assertFalse(first.out().contains("-XX:AOTCache="), first.out());
    assertEquals(first, second);
    assertEquals(1, pad.trainings());
  }

  @Test
  void aProcessThatRunsOutOfMemoryEnds() throws Exception {
    pad.jdk("jdk", "25.0.1", "echo \"$flags\"");

    Run server = pad.run("serve");
    Run command = pad.run("client", "list");

    assertTrue(server.out().contains(" -XX:+ExitOnOutOfMemoryError"), server.out());
    assertTrue(command.out().contains(" -XX:+ExitOnOutOfMemoryError"), command.out());
  }

  @Test
  void theCacheGivesWayToOptionsThatJavaRefusesBesideIt() throws Exception {
    pad.jdk("jdk", "25.0.1", "echo \"$flags\"");
    Run usual = pad.run("x");

    Run run = pad.variable("JAVA_TOOL_OPTIONS", "-Xshare:off").run("x");

    assertTrue(usual.out().contains("-XX:AOTCache="), usual.out());
    assertFalse(run.out().contains("-XX:AOTCache="), run.out());
  }

  private String cache() throws IOException {
    return place.toRealPath().resolve("repository/bootstrap/target/server.aot").toString();
  }
}
