package dev.tollgate.http.learn;

import dev.tollgate.domain.Result;
import dev.tollgate.http.exchange.Exchange;
import dev.tollgate.http.exchange.ReceivedReply;
import dev.tollgate.http.exchange.SentRequest;
import dev.tollgate.http.reference.ErrorReference;
import dev.tollgate.http.reference.NamedError;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds which error of a contract a recorded exchange shows: the one that its title names, or the
 * one whose request in {@code probe.http} is most like the recorded one.
 */
final class Recognition {

  /** Below that, an exchange could show anything. */
  private static final int ENOUGH = 6;

  private static final Set<String> GRANTS =
      Set.of("client_credentials", "authorization_code", "refresh_token");

  private final ErrorReference reference;
  private final Map<String, SentRequest> requests;

  Recognition(ErrorReference reference, Map<String, SentRequest> requests) {
    this.reference = reference;
    this.requests = requests;
  }

  /** How much an error resembles what was recorded. */
  private record Likeness(NamedError error, int points) {}

  /** The error, or why it is not known. */
  Result<NamedError, String> of(Exchange exchange) {
    List<NamedError> named = named(exchange.title());
    if (named.size() == 1) {
      return Result.ok(named.getFirst());
    }
    ReceivedReply reply = exchange.reply().orElseThrow();
    if (reply.status() < 400) {
      return Result.refused("the reply is no error");
    }
    List<Likeness> likely =
        requests.keySet().stream()
            .flatMap(name -> reference.find(name).stream())
            .map(error -> new Likeness(error, points(error, exchange, reply)))
            .filter(likeness -> likeness.points() >= ENOUGH)
            .sorted(Comparator.comparingInt(Likeness::points).reversed())
            .toList();
    if (likely.isEmpty()) {
      return Result.refused("no error is provoked like that: put its name behind ###");
    }
    List<String> best =
        likely.stream()
            .filter(likeness -> likeness.points() == likely.getFirst().points())
            .map(likeness -> likeness.error().entry().name())
            .toList();
    return best.size() == 1
        ? Result.ok(likely.getFirst().error())
        : Result.refused("it could be " + String.join(" or ", best) + ": put the name behind ###");
  }

  /** The errors whose names a title contains. */
  private List<NamedError> named(String title) {
    return Stream.of(title.split("[^a-z0-9-]+", -1))
        .distinct()
        .flatMap(word -> reference.find(word).stream())
        .toList();
  }

  private int points(NamedError error, Exchange exchange, ReceivedReply reply) {
    SentRequest known = requests.get(error.entry().name());
    SentRequest sent = exchange.request();
    if (!known.method().equals(sent.method())) {
      return 0;
    }
    int points = endpoint(known.path(), sent.path());
    points += known.parameters().keySet().equals(sent.parameters().keySet()) ? 2 : 0;
    points += values(known.parameters(), sent.parameters());
    points += authentication(known).equals(authentication(sent)) ? 1 : 0;
    points += reply.status() == error.entry().status() ? 2 : 0;
    points += reply.status() / 100 == error.entry().status() / 100 ? 1 : -2;
    points +=
        error.entry().code().filter(code -> reply.body().contains('"' + code + '"')).isPresent()
            ? 4
            : 0;
    Set<String> words = words(exchange.title());
    words.retainAll(words(error.entry().name()));
    return points + words.size();
  }

  private static int endpoint(String known, String sent) {
    if (known.equals(sent)) {
      return 4;
    }
    Set<String> common = words(sent);
    common.retainAll(words(known.substring(known.lastIndexOf('/') + 1)));
    return common.isEmpty() ? 0 : 3;
  }

  private static int values(Map<String, String> known, Map<String, String> sent) {
    String wanted = known.getOrDefault("grant_type", "");
    String given = sent.getOrDefault("grant_type", "");
    int points =
        wanted.equals(given) || (!GRANTS.contains(wanted) && !GRANTS.contains(given)) ? 1 : -3;
    return known.containsKey("grant_type") == sent.containsKey("grant_type") ? points : -3;
  }

  private static String authentication(SentRequest request) {
    String scheme = request.header("Authorization").orElse("").replaceFirst(" .*", "");
    return scheme + request.parameters().containsKey("client_secret");
  }

  private static Set<String> words(String text) {
    Set<String> words =
        new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)));
    words.removeAll(Set.of("", "oauth", "oauth2", "api", "v1", "v2", "post", "get"));
    return new TreeSet<>(words);
  }
}
