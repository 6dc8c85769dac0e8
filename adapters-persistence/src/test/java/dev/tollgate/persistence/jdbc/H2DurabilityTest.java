package dev.tollgate.persistence.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Storage;
import dev.tollgate.application.storage.Tokens;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives a process that ends without warning. */
class H2DurabilityTest {

  @TempDir private Path directory;

  @Test
  void noAcknowledgedTokenOrRevocationIsLost() throws Exception {
    List<String> acknowledged = new ArrayList<>();
    try (ChildProcess writer = ChildProcess.start(TokenWriter.class, directory.toString())) {
      for (String line = writer.output().readLine();
          line != null;
          line = writer.output().readLine()) {
        acknowledged.add(line);
      }
    }

    List<String> lost;
    try (Storage storage = new H2Outage(directory).open()) {
      lost = acknowledged.stream().filter(line -> !isOnRecord(storage.tokens(), line)).toList();
    }

    assertTrue(acknowledged.size() > TokenWriter.ACKNOWLEDGED);
    assertEquals(List.of(), lost);
  }

  private static boolean isOnRecord(Tokens tokens, String line) {
    String[] words = line.split(" ", 2);
    Optional<Token> token = tokens.find(new TokenId(words[1]));
    return words[0].equals("revoked")
        ? token.flatMap(Token::revokedAt).isPresent()
        : token.isPresent();
  }
}
