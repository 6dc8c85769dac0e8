package dev.tollgate.cli.storage;

import dev.tollgate.application.admin.storage.Entry;
import dev.tollgate.application.admin.storage.EntryDigest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of the lines of an export, without their checksums. */
final class ExportDigest implements EntryDigest {

  private final MessageDigest sha256;
  private long count;

  ExportDigest() {
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

  /** To be called once, at the end. */
  @Override
  public String digest() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
