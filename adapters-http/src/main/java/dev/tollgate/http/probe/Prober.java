package dev.tollgate.http.probe;

import dev.tollgate.application.port.ServerProbe;
import dev.tollgate.http.contract.Folders;
import dev.tollgate.http.exchange.ReceivedReply;
import dev.tollgate.http.exchange.SentRequest;
import dev.tollgate.http.exchange.WireClient;
import dev.tollgate.http.reference.ContractFiles;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.http.reference.NamedError;
import dev.tollgate.http.reference.References;
import dev.tollgate.http.reference.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;

/** Provokes errors with one request each, one after the other, at a bounded rate. */
public final class Prober implements ServerProbe {

  private static final String TOKEN = "token";

  @Override
  public List<Finding> probe(Target target) {
    Folders folders = Folders.onClassPath().with(new ContractFiles(target.files()));
    String contract = ContractFiles.contractOf(target.contract());
    Run run = new Run(target, ProbeFile.of(folders, contract), folders.reference(contract));
    List<Finding> findings = new ArrayList<>();
    for (NamedError error : folders.reference(target.contract()).errors()) {
      if (error.entry().unreachable().isEmpty()) {
        findings.add(run.find(error));
      }
    }
    return findings;
  }

  /** One server, and what is known of it so far. */
  private static final class Run {

    private final Map<String, SentRequest> requests;

    /** What is probed for: a contract, or a version of it. */
    private final String wanted;

    /** What a server answers that does not know yet which client asks. */
    private final ErrorReference current;

    private final WireClient client;
    private final Duration pause;
    private final Map<String, String> values = new HashMap<>();
    private boolean reached;

    /** Whether the client got a token in another wording than the one that is probed for. */
    private boolean isNotPinned;

    private Run(Target target, Map<String, SentRequest> requests, ErrorReference current) {
      this.requests = requests;
      this.wanted = target.contract();
      this.current = current;
      this.client = new WireClient(target.server());
      this.pause = Duration.ofSeconds(1).dividedBy(target.perSecond());
      target.client().ifPresent(this::authenticate);
    }

    private void authenticate(Credentials given) {
      String secret = given.secret().reveal();
      values.put("client_id", encoded(given.id()));
      values.put("client_secret", encoded(secret));
      values.put(
          "basic",
          Base64.getEncoder()
              .encodeToString((given.id() + ":" + secret).getBytes(StandardCharsets.UTF_8)));
      if (requests.containsKey(TOKEN)) {
        try {
          ReceivedReply reply = send(requests.get(TOKEN));
          token(reply.body())
              .ifPresent(
                  token -> {
                    String _ = values.put(TOKEN, token);
                    isNotPinned = !wordedAfter(reply).equals(Optional.of(wanted));
                  });
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Optional<String> token(String body) {
      try {
        return YamlFile.parse(body) instanceof Map<?, ?> members
                && members.get("access_token") instanceof String token
            ? Optional.of(token)
            : Optional.empty();
      } catch (YAMLException e) {
        return Optional.empty();
      }
    }

    private Finding find(NamedError error) {
      String name = error.entry().name();
      SentRequest request = requests.get(name);
      if (request == null) {
        return notProvoked(error, "needs a state that no request brings about");
      }
      List<String> missing =
          request.placeholders().stream().filter(it -> !values.containsKey(it)).toList();
      if (!missing.isEmpty()) {
        return notProvoked(
            error, missing.contains(TOKEN) ? "needs a token of a client" : "needs a client");
      }
      try {
        return compared(error, send(request));
      } catch (IOException e) {
        if (!reached) {
          throw new UncheckedIOException(e);
        }
        return different(error, List.of("no reply that is HTTP"));
      }
    }

    private Finding compared(NamedError error, ReceivedReply reply) {
      List<String> differences = new ArrayList<>(error.differences(reply));
      if (differences.isEmpty()) {
        return new Finding(error.entry().name(), error.entry().layer(), Outcome.SAME, differences);
      }
      Optional<String> wording = wordedAfter(reply);
      if (wording.isEmpty() && isCurrent(error, reply)) {
        return isNotPinned
            ? different(error, List.of("the client is not pinned to " + wanted))
            : notProvoked(error, "is in the current wording, as before a client authenticates");
      }
      wording
          .filter(it -> !it.equals(wanted))
          .ifPresent(it -> differences.addFirst("the reply is in the wording of " + it));
      return different(error, differences);
    }

    private boolean isCurrent(NamedError error, ReceivedReply reply) {
      return current
          .find(error.entry().name())
          .filter(it -> it.differences(reply).isEmpty())
          .isPresent();
    }

    /** The wording that a reply says it has; none in the current wording, and from others. */
    private static Optional<String> wordedAfter(ReceivedReply reply) {
      return Optional.ofNullable(reply.headers().get(References.CONTRACT));
    }

    private static Finding different(NamedError error, List<String> details) {
      return new Finding(error.entry().name(), error.entry().layer(), Outcome.DIFFERENT, details);
    }

    private static Finding notProvoked(NamedError error, String why) {
      return new Finding(
          error.entry().name(), error.entry().layer(), Outcome.NOT_PROVOKED, List.of(why));
    }

    private ReceivedReply send(SentRequest request) throws IOException {
      if (reached) {
        pause();
      }
      ReceivedReply reply = client.send(request.with(values));
      reached = true;
      return reply;
    }

    private void pause() {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
