package dev.tollgate.http;

import dev.tollgate.http.wire.Request;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Logs one line for each request, if its logger is on. No query, header field or body is in it, and
 * of the path nothing that may be a token, a code or a secret.
 */
@Singleton
public final class AccessLog implements ReplyObserver {

  /** The name of its logger. */
  public static final String LOGGER = "dev.tollgate.access";

  /** Where the id of an authenticated client stands while its request is handled. */
  public static final String CLIENT_ID = "client_id";

  private static final String REQUEST_ID = "request_id";
  private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

  private static final int MOST_METHOD = 16;
  private static final int MOST_PATH = 200;
  private static final int NANOS_DIGITS = 6;

  /** Tokens, codes and secrets are longer than 24 characters and hold digits or capitals. */
  private static final Pattern ORDINARY = Pattern.compile(".{0,24}|[a-z.-]{0,40}");

  @Override
  public void replied(Request request, Reply reply, Answer answer) {
    if (!LOG.isInfoEnabled()) {
      return;
    }
    LoggingEventBuilder line = LOG.atInfo();
    if (MDC.get(REQUEST_ID) == null) {
      line = line.addKeyValue(REQUEST_ID, request.id());
    }
    if (MDC.get(CLIENT_ID) == null) {
      Optional<String> permitted = Optional.ofNullable(answer.headers().get("X-Client-Id"));
      line = permitted.isPresent() ? line.addKeyValue(CLIENT_ID, permitted.get()) : line;
    }
    line.addKeyValue("peer", request.peer().getHostAddress())
        .addKeyValue("method", cut(request.method(), MOST_METHOD))
        .addKeyValue("path", cut(masked(request.path()), MOST_PATH))
        .addKeyValue("status", answer.status())
        .addKeyValue("contract", reply.layer().contract())
        .addKeyValue("layer", reply.layer().name())
        .addKeyValue("name", reply.name())
        .addKeyValue("duration_ms", millis(System.nanoTime() - request.arrivedAt()))
        .log("request");
  }

  /** Milliseconds with three decimal places. */
  private static BigDecimal millis(long nanos) {
    return BigDecimal.valueOf(nanos / 1_000, NANOS_DIGITS / 2);
  }

  static String masked(String path) {
    return Arrays.stream(path.split("/", -1))
        .map(segment -> ORDINARY.matcher(segment).matches() ? segment : "...")
        .collect(Collectors.joining("/"));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "...";
  }
}
