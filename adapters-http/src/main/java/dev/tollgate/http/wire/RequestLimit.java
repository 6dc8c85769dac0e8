package dev.tollgate.http.wire;

import dev.tollgate.application.port.Measurements;
import dev.tollgate.application.port.Measurements.Metric;
import dev.tollgate.http.contract.Setting;
import dev.tollgate.http.contract.SettingValues;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** How many requests may be under way at once, over all connections. */
@Singleton
public final class RequestLimit {

  public static final Setting<Integer> MAX_REQUESTS =
      Setting.count(
          "--max-requests",
          "128",
          "Requests that are processed at once; more get 503 at once; 0 for no limit.");

  private final int limit;
  private final AtomicInteger underWay = new AtomicInteger();

  RequestLimit(SettingValues values, Measurements measurements) {
    int given = values.of(MAX_REQUESTS);
    this.limit = given == 0 ? Integer.MAX_VALUE : given;
    measurements.gauge(
        new Metric(
            "tollgate_requests_under_way",
            "Requests that have arrived and are not answered yet, one for each connection.",
            Map.of()),
        underWay::get);
  }

  public int limit() {
    return limit;
  }

  /** Whether more requests are under way than there may be. */
  public boolean isExceeded() {
    return underWay.get() > limit;
  }

  /** A request that is arriving. */
  UnderWay arriving() {
    return new UnderWay(underWay);
  }
}
