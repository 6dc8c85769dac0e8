package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A name of a server that moves to another address is followed within seconds. */
@Tag("full")
final class MovedNameTest {

  private static final String NAME = "database.moving";

  /** Java itself would remember an address for half a minute. */
  private static final int SECONDS = 20;

  @TempDir private Path directory;

  /** Looks the name up as Tollgate does, says where it is, and says so again once it has moved. */
  static final class LooksUp {

    public static void main(String[] args) throws Exception {
      Addresses.forgetSoon();
      String before = address();
      System.out.println(before);
      while (address().equals(before)) {
        Thread.sleep(50);
      }
      System.out.println(address());
    }

    private static String address() throws IOException {
      return InetAddress.getAllByName(NAME)[0].getHostAddress();
    }
  }

  @Test
  void itIsFollowed() throws Exception {
    Path hosts = Files.writeString(directory.resolve("hosts"), "127.0.0.1 " + NAME + "\n");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djdk.net.hosts.file=" + hosts,
                "-cp",
                System.getProperty("java.class.path"),
                LooksUp.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader()) {
      String line = out.readLine();
      while (line != null && !line.startsWith("127.")) {
        line = out.readLine();
      }
      Path moved = Files.writeString(directory.resolve("moved"), "127.0.0.2 " + NAME + "\n");
      Path _ = Files.move(moved, hosts, StandardCopyOption.ATOMIC_MOVE);
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);

      assertEquals("127.0.0.1", line);
      assertTrue(ended, "the old address is remembered");
      assertEquals("127.0.0.2", out.readLine());
    } finally {
      process.destroyForcibly();
    }
  }
}
