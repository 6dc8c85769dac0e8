package dev.tollgate.bootstrap;

/** Users without scripts connect organizations. */
final class ConnectionTest extends ConnectionJourney {

  @Override
  Surfer surfer(String base) {
    return new PlainSurfer(base);
  }
}
