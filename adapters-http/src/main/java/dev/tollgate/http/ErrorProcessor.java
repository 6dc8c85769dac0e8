package dev.tollgate.http;

import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.http.wire.Arrival;
import dev.tollgate.http.wire.Flaw;
import dev.tollgate.http.wire.Request;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.netty.buffer.ByteBuf;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lets the layer that owns the path answer the framework's own errors. */
@Singleton
final class ErrorProcessor implements ErrorResponseProcessor<ByteBuf> {

  private final Layers layers;
  private final Exit exit;
  private final List<ReplyReasons> reasons;
  private final List<EveryAnswer> everyAnswer;

  ErrorProcessor(
      Layers layers,
      Exit exit,
      Collection<EveryAnswer> everyAnswer,
      Collection<ReplyReasons> reasons) {
    this.reasons = List.copyOf(reasons);
    this.everyAnswer = List.copyOf(everyAnswer);
    this.layers = layers;
    this.exit = exit;
  }

  @Override
  public MutableHttpResponse<ByteBuf> processResponse(
      ErrorContext context, MutableHttpResponse<?> response) {
    HttpRequest<?> request = context.getRequest();
    Optional<Flaw> flaw = Arrival.of(request).flaw();
    Fault fault = flaw.map(ErrorProcessor::ofFlaw).orElseGet(() -> ofFramework(context, response));
    Request read = Request.of(request);
    flaw.map(Flaw::sentence)
        .or(() -> reason(fault, context))
        .ifPresent(reason -> reasons.forEach(it -> it.because(read, reason)));
    MutableHttpResponse<ByteBuf> answer = exit.leave(read, layers.fail(read, fault)).onto(response);
    everyAnswer.forEach(it -> it.complete(request, answer));
    return answer;
  }

  private static Fault ofFlaw(Flaw flaw) {
    return switch (flaw.kind()) {
      case UNREADABLE -> new Fault.Unreadable();
      case TARGET_TOO_LONG -> new Fault.TargetTooLong();
      case HEADERS_TOO_LONG -> new Fault.HeadersTooLong();
    };
  }

  private static Fault ofFramework(ErrorContext context, MutableHttpResponse<?> response) {
    return context.getRootCause().filter(StoreUnavailable.class::isInstance).isPresent()
        ? new Fault.Unavailable()
        : ofStatus(context.getRequest(), response);
  }

  /** What operators are told where more is known than the fault says. */
  private static Optional<String> reason(Fault fault, ErrorContext context) {
    return switch (fault) {
      case Fault.Broken _, Fault.Unavailable _ ->
          Optional.of(Failures.reason(context.getRootCause().orElse(null)));
      case Fault.MethodNotAllowed(String _, String method, String allowed) ->
          Optional.of("The method is %s; this path has %s.".formatted(method, allowed));
      case Fault.BodyTooLarge _ -> Optional.of(Request.tooLarge(context.getRequest()));
      case Fault.NotFound _,
          Fault.UnsupportedMediaType _,
          Fault.TargetTooLong _,
          Fault.HeadersTooLong _,
          Fault.Unreadable _,
          Fault.TooManyRequests _ ->
          Optional.empty();
    };
  }

  private static Fault ofStatus(HttpRequest<?> request, MutableHttpResponse<?> response) {
    String path = Arrival.of(request).sentPath();
    return switch (response.code()) {
      case 404 -> new Fault.NotFound(path);
      case 405 -> new Fault.MethodNotAllowed(path, request.getMethodName(), allowedBy(response));
      case 413 -> new Fault.BodyTooLarge();
      case 415 -> new Fault.UnsupportedMediaType();
      case 400 -> new Fault.Unreadable();
      default -> new Fault.Broken();
    };
  }

  private static String allowedBy(MutableHttpResponse<?> response) {
    return response.getHeaders().getAll("Allow").stream()
        .flatMap(methods -> Arrays.stream(methods.split(",")))
        .map(String::strip)
        .sorted()
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
