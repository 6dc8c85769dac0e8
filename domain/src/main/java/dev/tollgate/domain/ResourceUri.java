package dev.tollgate.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * Names a protected resource that tokens can be meant for: an absolute URI without fragment (RFC
 * 8707, 2), at most 255 characters of ASCII. Two are equal if their text is; whether they name the
 * same resource is for {@link #isSameAs} to say.
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

  /**
   * Whether both name one resource: the case of scheme and host, the scheme's own port and an empty
   * path make no difference (RFC 3986, 6.2.2.1 and 6.2.3).
   */
  public boolean isSameAs(ResourceUri other) {
    return value.equals(other.value) || normal().equals(other.normal());
  }

  /**
   * The one of these that names the same resource, in its own spelling, with which those who verify
   * tokens compare; this one itself if it is among them.
   */
  public Optional<ResourceUri> among(Collection<ResourceUri> registered) {
    return registered.contains(this)
        ? Optional.of(this)
        : registered.stream().filter(this::isSameAs).findFirst();
  }

  private String normal() {
    URI uri = URI.create(value);
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getRawAuthority() == null) {
      return scheme + ":" + uri.getRawSchemeSpecificPart();
    }
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return scheme + "://" + authority(scheme, uri.getRawAuthority()) + path + query;
  }

  private static String authority(String scheme, String written) {
    int host = written.lastIndexOf('@') + 1;
    String usual = scheme.equals("https") ? "443" : scheme.equals("http") ? "80" : "";
    return written.substring(0, host)
        + written.substring(host).toLowerCase(Locale.ROOT).replaceFirst(":(" + usual + ")?$", "");
  }

  @Override
  public String toString() {
    return value;
  }
}
