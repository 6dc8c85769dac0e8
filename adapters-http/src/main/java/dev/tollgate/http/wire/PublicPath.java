package dev.tollgate.http.wire;

/**
 * Maps the paths that callers know to those of this server, for an issuer with a path. A proxy may
 * keep the issuer's path or strip it; both mean the same.
 *
 * @param prefix the path of the issuer; empty if it has none
 */
record PublicPath(String prefix) {

  private static final String WELL_KNOWN = "/.well-known/";

  /**
   * The target without the issuer's path, which comes first or, in the address of a document about
   * the issuer, after the document's name (RFC 8414, 3.1).
   */
  String strip(String target) {
    if (prefix.isEmpty()) {
      return target;
    }
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    return stripPath(path) + target.substring(path.length());
  }

  private String stripPath(String path) {
    if (path.equals(prefix)) {
      return "/";
    }
    if (path.startsWith(prefix + "/")) {
      return path.substring(prefix.length());
    }
    if (path.startsWith(WELL_KNOWN)
        && path.endsWith(prefix)
        && path.length() > WELL_KNOWN.length() + prefix.length()) {
      String name = path.substring(WELL_KNOWN.length(), path.length() - prefix.length());
      return name.contains("/") ? path : WELL_KNOWN + name;
    }
    return path;
  }
}
