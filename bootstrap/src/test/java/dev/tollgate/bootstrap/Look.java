package dev.tollgate.bootstrap;

/** What a page is looked at with: a phone or a desktop, light or dark. */
enum Look {
  PHONE_LIGHT("light", 320),
  PHONE_DARK("dark", 320),
  DESKTOP_LIGHT("light", 1280),
  DESKTOP_DARK("dark", 1280);

  final String scheme;
  final int width;

  Look(String scheme, int width) {
    this.scheme = scheme;
    this.width = width;
  }
}
