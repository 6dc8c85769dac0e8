package dev.tollgate.bootstrap;

/**
 * What a journey is walked with: a phone or a desktop, light or dark. Each of its pages is checked
 * in both schemes.
 */
enum Look {
  PHONE("light", 320),
  DESKTOP("dark", 1280);

  final String scheme;
  final int width;

  Look(String scheme, int width) {
    this.scheme = scheme;
    this.width = width;
  }
}
