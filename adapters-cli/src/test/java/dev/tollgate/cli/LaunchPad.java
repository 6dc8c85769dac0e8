package dev.tollgate.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The launcher in a repository of its own, with a Java and a Maven that only pretend. */
final class LaunchPad {

  private static final Path LAUNCHER = Path.of("..", "tollgate");
  private static final String SHARED = "bootstrap/src/main/dist/lib/launch.sh";

  final Path place;
  private final Map<String, String> environment = new HashMap<>();
  private Path launcher;
  private Path directory;
  private Path input = Path.of("/dev/null");

  LaunchPad(Path place) throws IOException {
    this.place = place;
    directory = place;
    launcher = place.resolve("repository/tollgate");
    script("repository/tollgate", Files.readString(LAUNCHER));
    write("repository/" + SHARED, Files.readString(Path.of("..", SHARED)));
    write("repository/pom.xml", "");
    write("repository/domain/pom.xml", "");
    write("repository/domain/src/main/java/A.java", "");
    jdk("jdk", "25.0.1", "echo java 25 \"$@\"");
    script("jdk/bin/javac", "#!/bin/sh\n");
    maven("");
    environment.put("JAVA_HOME", place.resolve("jdk").toString());
    environment.put("PATH", place.resolve("bin") + ":" + System.getenv("PATH"));
  }

  /** What a run did. */
  record Run(int status, String out, String err) {

    boolean built() {
      return err.startsWith("Building Tollgate");
    }
  }

  /**
   * A Java that notes its training runs, and else does what the command says with its {@code
   * $flags} and the arguments that follow {@code -jar X}.
   */
  void jdk(String name, String version, String command) throws IOException {
    write(name + "/release", "JAVA_VERSION=\"" + version + "\"\n");
    script(
        name + "/bin/java",
        """
        #!/bin/sh
        while [ "$1" != -jar ] && [ "$1" != -cp ]; do flags="$flags $1"; shift; done
        shift 2
        case $flags in *-XX:AOTCacheOutput=*)
          echo "$@" >>%1$s/trainings
          [ ! -e %1$s/untrainable ] || exit 1
          flags=${flags#*-XX:AOTCacheOutput=}
          echo trained >"${flags%%%% *}"
          exit ;;
        esac
        %2$s
        """
            .formatted(place, command));
  }

  /**
   * A Maven that counts its calls, makes the jar and caches, and then does what the command says.
   */
  void maven(String command) throws IOException {
    script(
        "bin/mvn",
        """
        #!/bin/sh
        echo "$@" >>%1$s/calls
        [ ! -e %1$s/broken ] || { echo "[ERROR] A.java is broken"; exit 1; }
        sleep 0.2
        touch bootstrap/target/tollgate.jar
        echo trained >bootstrap/target/server.aot
        echo trained >bootstrap/target/command.aot
        %2$s
        """
            .formatted(place, command));
  }

  int builds() throws IOException {
    return Files.readAllLines(place.resolve("calls")).size();
  }

  int trainings() throws IOException {
    return Files.readAllLines(place.resolve("trainings")).size();
  }

  LaunchPad variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  LaunchPad through(Path link, Path from) {
    launcher = link;
    directory = from;
    return this;
  }

  LaunchPad reading(Path file) {
    input = file;
    return this;
  }

  Run run(String... args) throws IOException, InterruptedException {
    Path out = Files.createTempFile(place, "run", ".out");
    Path err = Files.createTempFile(place, "run", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(launcher.toString()), Stream.of(args)).toList())
            .directory(directory.toFile())
            .redirectInput(input.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    int status = builder.start().waitFor();
    return new Run(status, Files.readString(out), Files.readString(err));
  }

  void write(String file, String text) throws IOException {
    Path path = place.resolve(file);
    Path _ = Files.createDirectories(path.getParent());
    Path _ = Files.writeString(path, text);
  }

  private void script(String file, String text) throws IOException {
    write(file, text);
    Path _ =
        Files.setPosixFilePermissions(
            place.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A directory with links to these tools of the machine, and to no others. */
  Path onlyTheseTools(List<String> names) throws IOException {
    Path tools = Files.createDirectories(place.resolve("tools"));
    for (String name : names) {
      Path found =
          Stream.of(System.getenv("PATH").split(":", -1))
              .map(path -> Path.of(path, name))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow(() -> new UncheckedIOException(new IOException("no " + name)));
      Path _ = Files.createSymbolicLink(tools.resolve(name), found);
    }
    return tools;
  }
}
