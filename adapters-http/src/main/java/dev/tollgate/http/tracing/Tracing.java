package dev.tollgate.http.tracing;

import dev.tollgate.application.port.StoreTrace;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.ReplyObserver;
import dev.tollgate.http.wire.Request;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Sends a span for each request to a collector (OTLP), and below it one for each verb that the
 * store was asked. A request with a {@code traceparent} header field belongs to the trace of its
 * caller (W3C Trace Context).
 */
public final class Tracing implements ReplyObserver, StoreTrace, AutoCloseable {

  /** The variable that turns traces on. */
  public static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

  private static final String PREFIX = "OTEL_";

  private final OpenTelemetrySdk sdk;
  private final Tracer tracer;
  private final StoreVerbs verbs = new StoreVerbs();

  private Tracing(OpenTelemetrySdk sdk) {
    this.sdk = sdk;
    this.tracer = sdk.getTracer("dev.tollgate");
  }

  /** Starts with the settings that OpenTelemetry names for every program, from variables. */
  public static Tracing start(Map<String, String> environment) {
    return new Tracing(
        AutoConfiguredOpenTelemetrySdk.builder()
            .addPropertiesSupplier(
                () ->
                    Map.of(
                        "otel.service.name", "tollgate",
                        "otel.exporter.otlp.protocol", "http/protobuf",
                        "otel.metrics.exporter", "none",
                        "otel.logs.exporter", "none"))
            .addPropertiesCustomizer(_ -> properties(environment))
            .disableShutdownHook()
            .build()
            .getOpenTelemetrySdk());
  }

  private static Map<String, String> properties(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(variable -> variable.getKey().startsWith(PREFIX))
        .collect(
            Collectors.toMap(
                variable -> variable.getKey().toLowerCase(Locale.ROOT).replace('_', '.'),
                Map.Entry::getValue));
  }

  @Override
  public void replied(Request request, Reply reply, Answer answer) {
    long end = System.nanoTime();
    Instant now = Instant.now();
    String contract = reply.layer().contract();
    String layer = reply.layer().name();
    Span span =
        tracer
            .spanBuilder(contract + " " + layer)
            .setParent(
                W3CTraceContextPropagator.getInstance()
                    .extract(Context.root(), request, new HeaderFields()))
            .setSpanKind(SpanKind.SERVER)
            .setStartTimestamp(now.minusNanos(end - request.arrivedAt()))
            .setAttribute("http.response.status_code", (long) answer.status())
            .setAttribute("tollgate.contract", contract)
            .setAttribute("tollgate.layer", layer)
            .setAttribute("tollgate.name", reply.name())
            .setAttribute("tollgate.request_id", request.id())
            .startSpan();
    for (Verb verb : verbs.take(request.id())) {
      tell(verb, Context.root().with(span), nanos -> now.minusNanos(end - nanos));
    }
    if (answer.status() >= 500) {
      Span _ = span.setStatus(StatusCode.ERROR, reply.name());
    }
    span.end(now);
  }

  @Override
  public void asked(String request, Verb verb) {
    verbs.asked(request, verb);
  }

  private void tell(Verb verb, Context parent, LongFunction<Instant> time) {
    Span span =
        tracer
            .spanBuilder(verb.port() + " " + verb.name())
            .setParent(parent)
            .setStartTimestamp(time.apply(verb.begin()))
            .setAttribute("tollgate.port", verb.port())
            .setAttribute("tollgate.verb", verb.name())
            .setAttribute("tollgate.outcome", verb.outcome().name().toLowerCase(Locale.ROOT))
            .startSpan();
    if (verb.outcome() != Outcome.DONE) {
      Span _ = span.setStatus(StatusCode.ERROR);
    }
    span.end(time.apply(verb.end()));
  }

  private static final class HeaderFields implements TextMapGetter<Request> {

    @Override
    public String get(Request request, String name) {
      List<String> values = request.headers().apply(name);
      return values.size() == 1 ? values.getFirst() : null;
    }
  }

  /** Sends what has not been sent, for a few seconds at most. */
  @Override
  public void close() {
    sdk.close();
  }
}
