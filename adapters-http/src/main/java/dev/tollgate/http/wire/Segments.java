package dev.tollgate.http.wire;

/** Compares paths by whole segments. */
public final class Segments {

  private Segments() {}

  /** Whether a path is the root itself or lies below it. */
  public static boolean isBelow(String root, String path) {
    return root.equals("/") || path.equals(root) || path.startsWith(root + "/");
  }
}
