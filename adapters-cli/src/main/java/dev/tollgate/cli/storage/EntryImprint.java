package dev.tollgate.cli.storage;

import dev.tollgate.application.admin.storage.Entry;
import dev.tollgate.application.admin.storage.Imprint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of the lines that an export would have, without their sums. */
final class EntryImprint implements Imprint {

  private final MessageDigest sha256;
  private long count;

  EntryImprint() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void accept(Entry<?> entry) {
    add(EntryJson.of(entry));
  }

  void add(String json) {
    sha256.update(json.getBytes(StandardCharsets.UTF_8));
    sha256.update((byte) '\n');
    count++;
  }

  long count() {
    return count;
  }

  /** The last thing that it is asked. */
  @Override
  public String digest() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
