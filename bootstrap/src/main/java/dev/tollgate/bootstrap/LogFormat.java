package dev.tollgate.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import dev.tollgate.cli.command.Choice;
import dev.tollgate.http.AccessLog;
import java.util.Iterator;
import java.util.Locale;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ITypeConverter;

/** How the lines of the log are written. */
enum LogFormat {
  TEXT,
  JSON;

  /** The spelling on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From now on the log of this process is written so, with or without a line for each request. */
  void apply(boolean accessLog) {
    if (this == JSON) {
      Iterator<Appender<ILoggingEvent>> appenders =
          logger(org.slf4j.Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
      while (appenders.hasNext()) {
        if (appenders.next() instanceof OutputStreamAppender<ILoggingEvent> appender) {
          appender.stop();
          JsonLines lines = new JsonLines();
          lines.setContext(appender.getContext());
          lines.start();
          appender.setEncoder(lines);
          appender.start();
        }
      }
    }
    if (accessLog) {
      logger(AccessLog.LOGGER).setLevel(Level.INFO);
    }
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  /** Reads the name of a format. */
  static final class Converter implements ITypeConverter<LogFormat> {

    @Override
    public LogFormat convert(String text) {
      return Choice.of(LogFormat.class).convert(text);
    }
  }
}
