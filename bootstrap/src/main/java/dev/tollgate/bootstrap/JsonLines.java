package dev.tollgate.bootstrap;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.tollgate.http.json.CanonicalJson;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.event.KeyValuePair;

/** Writes each event of the log as one JSON object on a line of its own. */
final class JsonLines extends EncoderBase<ILoggingEvent> {

  private static final CanonicalJson JSON = new CanonicalJson();

  private final ThrowableProxyConverter failure = new ThrowableProxyConverter();

  @Override
  public void start() {
    failure.setOptionList(List.of("short"));
    failure.start();
    super.start();
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    Map<String, Object> members = new TreeMap<>(event.getMDCPropertyMap());
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        members.put(pair.key, value(pair.value));
      }
    }
    members.put("time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
    members.put("level", event.getLevel().toString());
    members.put("logger", event.getLoggerName());
    members.put("message", event.getFormattedMessage());
    if (event.getThrowableProxy() != null) {
      members.put("exception", failure.convert(event).strip());
    }
    return (JSON.write(members) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static Object value(Object value) {
    return switch (value) {
      case Integer number -> BigDecimal.valueOf(number);
      case BigDecimal number -> number;
      case null, default -> String.valueOf(value);
    };
  }
}
