package dev.tollgate.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * Names a protected resource that tokens can be meant for: an absolute URI without fragment (RFC
 * 8707, 2), at most 255 characters of ASCII, compared as text.
 */
public record ResourceUri(String value) {

  private static final int MAX_LENGTH = 255;

  public ResourceUri {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an absolute URI without fragment");
    }
  }

  public static Optional<ResourceUri> parse(String text) {
    return isValid(text) ? Optional.of(new ResourceUri(text)) : Optional.empty();
  }

  private static boolean isValid(String text) {
    if (text.length() > MAX_LENGTH || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      return false;
    }
    try {
      URI uri = new URI(text);
      return uri.isAbsolute() && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
