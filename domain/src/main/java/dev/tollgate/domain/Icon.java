package dev.tollgate.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The picture that users know a client by: a PNG or JPEG file of at most 32 KiB.
 *
 * @param base64 the file in Base64 (RFC 4648, 4)
 */
public record Icon(String base64) {

  /** The size of the largest file, in bytes. */
  public static final int MAX_BYTES = 32 * 1024;

  private static final int MAX_LENGTH = (MAX_BYTES + 2) / 3 * 4;

  /** What is wrong with a file. */
  public enum Flaw {
    TOO_LARGE,
    NOT_AN_IMAGE
  }

  private enum Format {
    PNG("image/png", "\u0089PNG\r\n\u001a\n"),
    JPEG("image/jpeg", "\u00ff\u00d8\u00ff");

    private final String mediaType;
    private final String start;

    Format(String mediaType, String start) {
      this.mediaType = mediaType;
      this.start = start;
    }

    private boolean begins(String file) {
      return file.length() > start.length() && file.startsWith(start);
    }
  }

  public Icon {
    if (flaw(base64).isPresent()) {
      throw new IllegalArgumentException("not an icon");
    }
  }

  /** What is wrong with a file in Base64; empty if it is an icon. */
  public static Optional<Flaw> flaw(String base64) {
    if (base64.length() > MAX_LENGTH || size(base64) > MAX_BYTES) {
      return Optional.of(Flaw.TOO_LARGE);
    }
    return format(base64).isPresent() ? Optional.empty() : Optional.of(Flaw.NOT_AN_IMAGE);
  }

  private static int size(String base64) {
    int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
    return base64.length() / 4 * 3 - padding;
  }

  private static Optional<Format> format(String base64) {
    try {
      String file = new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
      return Arrays.stream(Format.values()).filter(it -> it.begins(file)).findFirst();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The media type of the file, as its content says. */
  public String mediaType() {
    return format(base64).orElseThrow().mediaType;
  }

  @Override
  public String toString() {
    return "Icon[" + mediaType() + "]";
  }
}
