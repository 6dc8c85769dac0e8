package dev.tollgate.http.dnsimple;

import dev.tollgate.application.Parameter;
import dev.tollgate.application.access.CheckAccess;
import dev.tollgate.application.access.LiveToken;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.http.EveryAnswer;
import dev.tollgate.http.Exit;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Layers;
import dev.tollgate.http.ReplyReasons;
import dev.tollgate.http.contract.Setting;
import dev.tollgate.http.contract.SettingValues;
import dev.tollgate.http.limit.Callers;
import dev.tollgate.http.limit.Windows;
import dev.tollgate.http.wire.Arrival;
import dev.tollgate.http.wire.Credentials;
import dev.tollgate.http.wire.Request;
import dev.tollgate.http.wire.Segments;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.MutableHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Counts the requests of an hour to the API: per account with a live token, per address without.
 * Every answer says what is left, because published clients read that from each.
 */
@ServerFilter({HourlyLimits.ROOT, HourlyLimits.ROOT + "/**"})
final class HourlyLimits implements Ordered, EveryAnswer {

  static final String ROOT = "/v2";

  private static final String COUNTED = "tollgate.dnsimple.counted";

  private final CheckAccess checkAccess;
  private final Layers layers;
  private final Exit exit;
  private final Callers callers;
  private final Windows windows;
  private final int perAccount;
  private final int perAddress;
  private final List<ReplyReasons> reasons;

  HourlyLimits(
      SettingValues values,
      CheckAccess checkAccess,
      Layers layers,
      Exit exit,
      Callers callers,
      Windows windows,
      Collection<ReplyReasons> reasons) {
    this.reasons = List.copyOf(reasons);
    this.checkAccess = checkAccess;
    this.layers = layers;
    this.exit = exit;
    this.callers = callers;
    this.windows = windows;
    this.perAccount = limit(values, DnsimpleSettings.ACCOUNT_RATE_LIMIT);
    this.perAddress = limit(values, DnsimpleSettings.ADDRESS_RATE_LIMIT);
  }

  /** Without a limit, the answers name one that nobody reaches. */
  private static int limit(SettingValues values, Setting<Integer> setting) {
    int limit = values.of(setting);
    return limit == 0 ? Integer.MAX_VALUE : limit;
  }

  @Override
  public int getOrder() {
    return ServerFilterPhase.SECURITY.before();
  }

  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable
  HttpResponse<?> count(HttpRequest<?> request) {
    Request read = Request.of(request);
    Optional<String> account = account(read);
    Counted counted = count(request, account);
    request.setAttribute(COUNTED, counted);
    if (counted.count().admitted()) {
      return null;
    }
    String reason = counted.reason(account, callers.nameOf(read));
    reasons.forEach(it -> it.because(read, reason));
    return exit.answer(request, layers.fail(read, counted.fault()));
  }

  private Counted count(HttpRequest<?> request, Optional<String> account) {
    int limit = account.isPresent() ? perAccount : perAddress;
    String caller = account.map(it -> ROOT + " " + it).orElseGet(() -> address(request));
    return new Counted(limit, windows.countHourly(caller, limit));
  }

  private String address(HttpRequest<?> request) {
    return ROOT + " address " + callers.keyOf(Request.of(request));
  }

  /** The token endpoint ignores tokens. */
  private Optional<String> account(Request request) {
    return !Segments.isBelow(TokenController.PATH, request.path())
            && Credentials.of(request) instanceof Credentials.Bearer(Parameter token)
        ? account(token)
        : Optional.empty();
  }

  /**
   * While the store does not tell whose a token is, the token stands for its account; the endpoint
   * meets the same failure.
   */
  private Optional<String> account(Parameter token) {
    try {
      return checkAccess
          .check(token, ApiGuard.ANY_TOKEN, DnsimpleSettings.CONTRACT)
          .<Optional<CompanyId>>fold(LiveToken::company, _ -> Optional.empty())
          .map(company -> "account " + company.value());
    } catch (RuntimeException e) {
      return token.text().map(text -> "token " + SecretDigest.of(text).hex());
    }
  }

  @ResponseFilter
  void announce(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request
        .getAttribute(COUNTED, Counted.class)
        .ifPresent(counted -> counted.announce(response.getHeaders()));
  }

  /**
   * A request that is too long or broken has no token that could be read. It is answered by a
   * thread that must not wait, so it counts on this server only.
   */
  @Override
  public void complete(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (Segments.isBelow(ROOT, Arrival.of(request).path())) {
      Counted counted =
          request
              .getAttribute(COUNTED, Counted.class)
              .orElseGet(
                  () ->
                      new Counted(
                          perAddress, windows.countHourlyHere(address(request), perAddress)));
      request.setAttribute(COUNTED, counted);
      counted.announce(response.getHeaders());
    }
  }

  private record Counted(int limit, Windows.Count count) {

    /** An account whose token the store cannot tell is a digest. */
    String reason(Optional<String> account, String address) {
      Setting<Integer> setting =
          account.isPresent()
              ? DnsimpleSettings.ACCOUNT_RATE_LIMIT
              : DnsimpleSettings.ADDRESS_RATE_LIMIT;
      return count.reason(
          account.map(it -> "The " + it).orElse(address),
          limit + " requests to " + ROOT,
          "hour",
          setting.option());
    }

    Fault fault() {
      return new Fault.TooManyRequests(limit, count.retryAfter(), count.resetAt(), false);
    }

    void announce(MutableHttpHeaders headers) {
      MutableHeaders _ =
          headers
              .set("X-RateLimit-Limit", String.valueOf(limit))
              .set("X-RateLimit-Remaining", String.valueOf(count.remaining()))
              .set("X-RateLimit-Reset", String.valueOf(count.resetAt()));
    }
  }
}
