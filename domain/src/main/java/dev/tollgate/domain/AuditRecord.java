package dev.tollgate.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Who did what, and when. It holds no secret, token or code, and every text in it is bounded.
 *
 * @param id begins with the time of {@code at}, so ids are in the order of time
 * @param client the id of the client that it is about, or a short digest of an id that nobody has
 * @param user the id of the user that it is about, or a short digest of an email that nobody has
 * @param details what else is known, by lower-case names such as {@code company}
 * @param count how many events of this kind it stands for
 */
public record AuditRecord(
    AuditId id,
    Instant at,
    AuditEvent event,
    Actor actor,
    Optional<String> client,
    Optional<String> user,
    Map<String, String> details,
    long count) {

  private static final int MAX_SUBJECT = 255;
  private static final int MAX_DETAIL = 400;
  private static final int MAX_DETAILS = 16;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{0,39}");

  public AuditRecord {
    client = client.map(it -> plain(it, MAX_SUBJECT));
    user = user.map(it -> plain(it, MAX_SUBJECT));
    TreeMap<String, String> bounded = new TreeMap<>();
    details.forEach((name, value) -> bounded.put(name, plain(value, MAX_DETAIL)));
    if (bounded.size() > MAX_DETAILS || !bounded.keySet().stream().allMatch(AuditRecord::isName)) {
      throw new IllegalArgumentException("not the details of an audit record");
    }
    details = Collections.unmodifiableMap(bounded);
    if (count < 1 || !id.value().startsWith(AuditId.floor(at).value())) {
      throw new IllegalArgumentException("not an audit record");
    }
  }

  private static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The text cut to a length, with a blank in place of everything that is not printed. */
  static String plain(String text, int maxLength) {
    StringBuilder plain = new StringBuilder();
    text.codePoints().limit(maxLength).forEach(c -> plain.appendCodePoint(isPrinted(c) ? c : ' '));
    return plain.toString();
  }

  private static boolean isPrinted(int c) {
    return !Character.isISOControl(c)
        && Character.getType(c) != Character.SURROGATE
        && Character.getType(c) != Character.LINE_SEPARATOR
        && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
  }

  /** How an id that nobody has is written: enough of its digest to recognise it. */
  public static String digest(String unknown) {
    return "sha256:" + SecretDigest.of(unknown).hex().substring(0, 12);
  }
}
