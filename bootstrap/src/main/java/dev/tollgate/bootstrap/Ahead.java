package dev.tollgate.bootstrap;

import dev.tollgate.http.jwt.JwtSigner;
import dev.tollgate.http.reference.ErrorReference;
import java.math.BigDecimal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a server needs later, done on another thread while the command line is read and the store is
 * opened; what is needed first comes first.
 */
final class Ahead {

  private static final Logger LOG = LoggerFactory.getLogger(Ahead.class);

  private Ahead() {}

  /** Begins; what fails here fails again where it is needed, and is reported there. */
  static void begin() {
    Thread _ =
        Thread.ofPlatform()
            .name("ahead")
            .daemon()
            .uncaughtExceptionHandler((_, failure) -> LOG.debug("Not done ahead.", failure))
            .start(Ahead::work);
  }

  private static void work() {
    // H2 needs the class, which computes powers of ten.
    BigDecimal _ = BigDecimal.TEN;
    BeanIndex.initialize();
    JwtSigner.load();
    for (String contract : ErrorReference.contracts()) {
      ErrorReference _ = ErrorReference.of(contract);
    }
  }
}
