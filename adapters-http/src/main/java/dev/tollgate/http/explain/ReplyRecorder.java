package dev.tollgate.http.explain;

import dev.tollgate.application.port.AuditTrail;
import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.domain.refusal.AuthenticationFailed.Evidence;
import dev.tollgate.domain.refusal.FailureCause;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.ReplyObserver;
import dev.tollgate.http.ReplyReasons;
import dev.tollgate.http.wire.Request;
import dev.tollgate.http.wire.SentObserver;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps the last replies of this server, usually its errors, each with what its caller got and why.
 * They stay in memory, bounded in number and bytes; nothing leaves it without {@link Masking}.
 */
public final class ReplyRecorder implements ReplyObserver, ReplyReasons, SentObserver, AuditTrail {

  private static final int MOST_OF_A_BODY = 16 * 1024;
  private static final int OVERHEAD = 512;
  private static final long MOST_BYTES = 32L * 1024 * 1024;
  private static final int MOST_UNANSWERED = 10_000;
  private static final int MOST_OF_A_REASON = 500;
  private static final int MOST_OF_A_PATH = 300;
  private static final String SEPARATOR = ": ";

  private final KeptReplies kept;
  private final InstantSource clock;
  private final Map<String, Refusal> causes = Collections.synchronizedMap(new Latest<>());
  private final Map<String, String> reasons = Collections.synchronizedMap(new Latest<>());
  private final LinkedHashMap<String, Kept> replies = new LinkedHashMap<>();
  private long bytes;

  public ReplyRecorder(KeptReplies kept, InstantSource clock) {
    this.kept = kept;
    this.clock = clock;
  }

  /** What was noted about the latest requests; some of them are never answered. */
  private static final class Latest<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > MOST_UNANSWERED;
    }
  }

  /** Why an authentication failed, which no caller is told. */
  record Refusal(String caller, FailureCause cause, Optional<Evidence> evidence) {}

  /**
   * What a caller got.
   *
   * @param head the header fields, each a line; as text they take a third of the memory
   * @param body read only
   */
  record Sent(int status, String head, ByteBuffer body) {

    List<Map.Entry<String, String>> headers() {
      return head.lines()
          .map(line -> line.split(SEPARATOR, 2))
          .map(field -> Map.entry(field[0], field[1]))
          .toList();
    }

    long size() {
      return (long) body.capacity() + head.length();
    }
  }

  /**
   * A reply.
   *
   * @param contract the one that it was given under, which may be derived from that of its layer,
   *     or the version that the client is pinned to
   * @param reason why it was given, where the server knows more than its error reference
   * @param sent empty if it has not been sent
   */
  record Kept(
      String request,
      Instant at,
      String method,
      String path,
      String contract,
      Reply reply,
      Optional<String> reason,
      Optional<Refusal> refusal,
      Optional<Sent> sent) {

    long size() {
      return OVERHEAD
          + path.length()
          + reason.map(String::length).orElse(0)
          + sent.map(Sent::size).orElse(0L);
    }

    Kept with(Sent answer) {
      return new Kept(
          request, at, method, path, contract, reply, reason, refusal, Optional.of(answer));
    }
  }

  @Override
  public void authenticationFailed(
      String contract, String caller, FailureCause cause, Optional<Evidence> evidence) {
    String request = Occasion.current().details().get("request");
    if (kept.most() > 0 && request != null) {
      Refusal _ = causes.put(request, new Refusal(caller, cause, evidence));
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
    if (isKept(reply)) {
      keep(
          new Kept(
              request.id(),
              clock.instant(),
              request.method(),
              cut(request.sentPath(), MOST_OF_A_PATH),
              request.wordedBy(reply.layer().contract()),
              reply,
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

  private boolean isKept(Reply reply) {
    return switch (reply) {
      case Reply.Success _ -> kept.successes();
      case Reply.Named _ -> true;
    };
  }

  private synchronized void keep(Kept one) {
    Kept before = replies.put(one.request(), one);
    bytes += one.size() - (before == null ? 0 : before.size());
    while (replies.size() > kept.most() || bytes > MOST_BYTES) {
      bytes -= replies.pollFirstEntry().getValue().size();
    }
  }

  @Override
  public synchronized boolean wants(String requestId) {
    return replies.containsKey(requestId);
  }

  @Override
  public void sent(
      String requestId, int status, List<Map.Entry<String, String>> headers, byte[] body) {
    Sent sent =
        new Sent(
            status,
            lines(headers),
            ByteBuffer.wrap(Arrays.copyOf(body, Math.min(MOST_OF_A_BODY, body.length)))
                .asReadOnlyBuffer());
    find(requestId).ifPresent(one -> keep(one.with(sent)));
  }

  private static String lines(List<Map.Entry<String, String>> headers) {
    StringBuilder lines = new StringBuilder(OVERHEAD);
    for (Map.Entry<String, String> header : headers) {
      lines.append(header.getKey()).append(SEPARATOR).append(header.getValue()).append('\n');
    }
    return lines.toString();
  }

  synchronized Optional<Kept> find(String requestId) {
    return Optional.ofNullable(replies.get(requestId));
  }
}
