package dev.tollgate.bootstrap;

/** The journeys of people without scripts. */
final class PeopleTest extends PeopleJourney {

  @Override
  Surfer surfer(String base) {
    return new PlainSurfer(base);
  }
}
