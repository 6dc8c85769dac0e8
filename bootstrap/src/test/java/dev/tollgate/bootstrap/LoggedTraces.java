package dev.tollgate.bootstrap;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/**
 * The stack traces that this process logs: with them, a stranger could fill a log. Tests that look
 * at them run alone, since others let something fail.
 */
final class LoggedTraces implements AutoCloseable {

  private static final Logger ROOT = (Logger) LoggerFactory.getLogger("ROOT");

  private final List<String> traces = new CopyOnWriteArrayList<>();

  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          IThrowableProxy thrown = event.getThrowableProxy();
          if (thrown != null) {
            traces.add(event.getFormattedMessage() + "\n" + ThrowableProxyUtil.asString(thrown));
          }
        }
      };

  LoggedTraces() {
    appender.start();
    ROOT.addAppender(appender);
  }

  /** Those that were logged. */
  List<String> all() {
    return List.copyOf(traces);
  }

  @Override
  public void close() {
    boolean _ = ROOT.detachAppender(appender);
  }
}
