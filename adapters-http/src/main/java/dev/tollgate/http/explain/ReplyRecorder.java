package dev.tollgate.http.explain;

import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.domain.refusal.AuthenticationFailed.Evidence;
import dev.tollgate.domain.refusal.FailureCause;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.ReplyObserver;
import dev.tollgate.http.ReplyReasons;
import dev.tollgate.http.explain.Kept.Ended;
import dev.tollgate.http.explain.Kept.Refusal;
import dev.tollgate.http.explain.Kept.Sent;
import dev.tollgate.http.wire.Request;
import dev.tollgate.http.wire.SentObserver;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the last replies of this server, usually its errors, each with what its caller got and why.
 * They stay in memory, bounded in number and bytes; nothing leaves it without {@link Masking}.
 */
public final class ReplyRecorder implements ReplyObserver, ReplyReasons, SentObserver, AuditTrail {

  private static final int MOST_OF_A_BODY = 16 * 1024;
  private static final int MOST_UNANSWERED = 10_000;
  private static final int MOST_OF_A_REASON = 500;
  private static final int MOST_OF_A_PATH = 300;
  private static final long MEGABYTE = 1024 * 1024;

  private final KeptReplies kept;
  private final InstantSource clock;
  private final Map<String, Refusal> causes = Collections.synchronizedMap(new Latest<>());
  private final Map<String, String> reasons = Collections.synchronizedMap(new Latest<>());
  private final Map<String, Kept> unsent = Collections.synchronizedMap(new Latest<>());
  private final ReplyLog sent;

  /** Those that a busy or broken server gives to everybody have a few places of their own. */
  private final ReplyLog turnedAway;

  public ReplyRecorder(KeptReplies kept, InstantSource clock) {
    this.kept = kept;
    this.clock = clock;
    this.sent = new ReplyLog(kept.most(), 28 * MEGABYTE);
    this.turnedAway = new ReplyLog(kept.most() / 10 + 1, 4 * MEGABYTE);
  }

  /** What was noted about the latest requests; some answers never leave. */
  private static final class Latest<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MOST_UNANSWERED;
    }
  }

  @Override
  public void authenticationFailed(
      String contract, String caller, FailureCause cause, Optional<Evidence> evidence) {
    String request = Occasion.current().details().get("request");
    if (kept.most() > 0 && request != null) {
      Refusal _ =
          causes.put(
              request,
              new Refusal(
                  caller,
                  cause.toString().toLowerCase(Locale.ROOT),
                  evidence.map(it -> new Ended(it.secret().value(), it.endedAt()))));
    }
  }

  @Override
  public void because(Request request, String reason) {
    if (kept.most() > 0) {
      String _ = reasons.put(request.id(), cut(reason, MOST_OF_A_REASON));
    }
  }

  @Override
  public void replied(Request request, Reply reply, Answer answer) {
    if (kept.most() == 0) {
      return;
    }
    Optional<Refusal> refusal = taken(causes, request);
    Optional<String> reason = taken(reasons, request);
    boolean success = isSuccess(reply);
    if (!success || kept.successes()) {
      Kept _ =
          unsent.put(
              request.id(),
              new Kept(
                  request.id(),
                  clock.instant(),
                  request.method(),
                  cut(request.sentPath(), MOST_OF_A_PATH),
                  request.wordedBy(reply.layer().contract()),
                  reply.layer().name(),
                  reply.name(),
                  success,
                  reason,
                  refusal,
                  Optional.empty()));
    }
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "...";
  }

  private static <T> Optional<T> taken(Map<String, T> all, Request request) {
    return all.isEmpty() ? Optional.empty() : Optional.ofNullable(all.remove(request.id()));
  }

  private static boolean isSuccess(Reply reply) {
    return switch (reply) {
      case Reply.Success _ -> true;
      case Reply.Named _ -> false;
    };
  }

  @Override
  public boolean wants(String requestId) {
    return unsent.containsKey(requestId);
  }

  @Override
  public void sent(
      String requestId, int status, List<Map.Entry<String, String>> headers, byte[] body) {
    Kept reply = unsent.remove(requestId);
    if (reply != null) {
      ByteBuffer kept = ByteBuffer.wrap(Arrays.copyOf(body, Math.min(MOST_OF_A_BODY, body.length)));
      ReplyLog log = status == 429 || status == 503 ? turnedAway : sent;
      log.add(reply.with(Sent.of(status, headers, kept)));
    }
  }

  Optional<Kept> find(String requestId) {
    return Optional.ofNullable(unsent.get(requestId))
        .or(() -> sent.find(requestId))
        .or(() -> turnedAway.find(requestId));
  }
}
