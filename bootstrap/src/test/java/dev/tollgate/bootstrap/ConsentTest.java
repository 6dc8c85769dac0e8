package dev.tollgate.bootstrap;

/** The consent of users without scripts. */
final class ConsentTest extends ConsentJourney {

  @Override
  Surfer surfer(String base) {
    return new PlainSurfer(base);
  }
}
