package dev.tollgate.http.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.audit.Occasion;
import dev.tollgate.domain.Result;
import dev.tollgate.domain.refusal.AuthenticationFailed.Cause;
import dev.tollgate.http.Answer;
import dev.tollgate.http.Fault;
import dev.tollgate.http.Layer;
import dev.tollgate.http.Reply;
import dev.tollgate.http.wire.ChosenWording;
import dev.tollgate.http.wire.Request;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class ReplyRecorderTest {

  private static final Layer LAYER =
      new Layer("rfc", "oauth", List.of("/oauth2")) {
        @Override
        public Reply fail(Fault fault) {
          return plain(fault);
        }
      };

  private final ReplyRecorder recorder = new ReplyRecorder(KeptReplies.USUAL, () -> Instant.EPOCH);

  private static Request request(String id) {
    return new Request(
        id,
        "POST",
        "/oauth2/token",
        "",
        "/oauth2/token",
        "",
        _ -> List.of(),
        Optional.empty(),
        InetAddress.getLoopbackAddress(),
        new ChosenWording(),
        0,
        () -> Result.ok(new byte[0]));
  }

  private void refuse(String id) {
    recorder.because(request(id), "The reason of " + id + ".");
    String _ =
        Occasion.ofRequest(id)
            .run(
                () -> {
                  recorder.authenticationFailed("rfc", "ci", Cause.WRONG_SECRET, Optional.empty());
                  return id;
                });
  }

  @Test
  void requestsThatAreNeverAnsweredDoNotStopTheRecording() {
    for (int i = 0; i < 10_001; i++) {
      refuse("unanswered-" + i);
    }

    refuse("r-1");
    recorder.replied(
        request("r-1"),
        LAYER.fail(new Fault.Broken()),
        new Answer(500, new TreeMap<>(), new byte[0]));

    Kept kept = recorder.find("r-1").orElseThrow();
    assertEquals(Optional.of("The reason of r-1."), kept.reason());
    assertEquals(Optional.of("wrong_secret"), kept.refusal().map(Kept.Refusal::cause));
  }

  private void answer(String id, int status) {
    recorder.replied(
        request(id),
        LAYER.fail(new Fault.Broken()),
        new Answer(status, new TreeMap<>(), new byte[0]));
    recorder.sent(id, status, List.of(), new byte[0]);
  }

  @Test
  void aFloodThatIsTurnedAwayDoesNotPushOutOtherErrors() {
    answer("r-1", 500);
    for (int i = 0; i < 20_000; i++) {
      answer("flood-" + i, i % 2 == 0 ? 503 : 429);
    }

    assertTrue(recorder.find("r-1").isPresent());
    assertTrue(recorder.find("flood-19500").isPresent());
    assertEquals(Optional.empty(), recorder.find("flood-18000"));
  }
}
