package dev.tollgate.persistence.jdbc;

import dev.tollgate.application.storage.Storage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Has one store after the other open for another process, and takes its file away if told to. */
final class StoreHost {

  private StoreHost() {}

  /**
   * Reads {@code open TIMEOUT DIR}, {@code begin} and {@code end} of an outage, and confirms each.
   */
  public static void main(String[] arguments) throws IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Optional<Storage> open = Optional.empty();
    H2Outage outage = new H2Outage(Path.of("none"));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      String[] words = line.split(" ", 3);
      switch (words[0]) {
        case "open" -> {
          open.ifPresent(Storage::close);
          outage = new H2Outage(Path.of(words[2]));
          open = Optional.of(outage.open(words[1]));
        }
        case "begin" -> outage.begin();
        case "end" -> outage.end();
        default -> throw new IllegalArgumentException(line);
      }
      System.out.println("done");
    }
  }
}
