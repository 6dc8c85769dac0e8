package dev.tollgate.bootstrap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.tollgate.http.AccessLog;
import java.util.Map;
import org.slf4j.Logger;

/** What is logged, and how. It is code because reading a file would slow down each command. */
public final class LogSetup extends ContextAwareBase implements Configurator {

  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX, UTC} %-5level %logger{20} %X{request_id:--}"
          + " %replace(%msg %kvp{NONE}){' $', ''}%n%ex{short}";

  /** The access log is turned on by an option of {@code serve}. */
  private static final Map<String, Level> LEVELS =
      Map.of(
          Logger.ROOT_LOGGER_NAME,
          Level.WARN,
          "dev.tollgate",
          Level.INFO,
          AccessLog.LOGGER,
          Level.OFF,
          "com.zaxxer.hikari",
          Level.ERROR,
          "org.flywaydb",
          Level.ERROR,
          "org.mariadb.jdbc",
          Level.OFF,
          "io.micronaut.http.server.netty.NettyHttpServer",
          Level.OFF);

  @Override
  public ExecutionStatus configure(LoggerContext logging) {
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(logging);
    encoder.setPattern(PATTERN);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setContext(logging);
    appender.setName("STDERR");
    appender.setTarget("System.err");
    appender.setEncoder(encoder);
    appender.start();
    LEVELS.forEach((name, level) -> logging.getLogger(name).setLevel(level));
    logging.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
