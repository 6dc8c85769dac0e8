package dev.tollgate.bootstrap;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The same journeys in a real browser, on a phone and a desktop, light and dark. */
@Tag("full")
@ParameterizedClass
@EnumSource(Look.class)
final class ConnectionInChromiumTest extends ConnectionJourney {

  @Parameter private Look look;

  @Override
  Surfer surfer(String base) {
    return new ChromiumSurfer(base, look);
  }
}
