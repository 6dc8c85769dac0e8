package dev.tollgate.http.limit;

import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Layers;
import dev.tollgate.http.Reply;
import dev.tollgate.http.ReplyReasons;
import dev.tollgate.http.contract.Folder;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.contract.RateLimit;
import dev.tollgate.http.contract.SettingValues;
import dev.tollgate.http.wire.Request;
import dev.tollgate.http.wire.Segments;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts the requests of callers to the paths that folders limit. */
@Singleton
public final class RateLimits {

  private final Map<String, List<RateLimit>> limits;
  private final Layers layers;
  private final Callers callers;
  private final Windows windows;
  private final List<ReplyReasons> reasons;

  RateLimits(
      Folders folders,
      SettingValues values,
      Layers layers,
      Callers callers,
      Windows windows,
      Collection<ReplyReasons> reasons) {
    this.limits =
        folders.all().stream()
            .collect(Collectors.toMap(Folder::name, folder -> folder.limits(values)));
    this.layers = layers;
    this.callers = callers;
    this.windows = windows;
    this.reasons = List.copyOf(reasons);
  }

  /**
   * Counts a request that has an endpoint; empty where nothing is limited. May wait for what other
   * servers counted.
   */
  public Optional<Counted> count(Request request) {
    Layer layer = layers.ownerOf(request.path());
    for (RateLimit limit : limits.get(layer.contract())) {
      if (Segments.isBelow(limit.root(), request.path())) {
        Counted counted = new Counted(layer, limit, windows.count(callers.keyOf(request), limit));
        if (!counted.count().admitted()) {
          String reason = counted.reason(callers.nameOf(request));
          reasons.forEach(it -> it.because(request, reason));
        }
        return Optional.of(counted);
      }
    }
    return Optional.empty();
  }

  /** What became of a request that was counted. */
  public record Counted(Layer layer, RateLimit limit, Windows.Count count) {

    /** What a caller over the limit is answered. */
    public Optional<Reply> refusal() {
      return count.admitted()
          ? Optional.empty()
          : Optional.of(
              layer.fail(
                  new Fault.TooManyRequests(
                      limit.perMinute(), count.retryAfter(), count.resetAt(), limit.asOverload())));
    }

    private String reason(String caller) {
      return count.reason(
          caller, limit.perMinute() + " requests to " + limit.root(), "minute", limit.option());
    }

    /** Header fields of the answer to a request within the limit. */
    public SortedMap<String, String> announcement() {
      SortedMap<String, String> fields = new TreeMap<>();
      if (limit.announced() && count.admitted()) {
        fields.put("X-RateLimit-Limit", String.valueOf(limit.perMinute()));
        fields.put("X-RateLimit-Remaining", String.valueOf(count.remaining()));
      }
      return fields;
    }
  }
}
