package dev.tollgate.http.password;

import dev.tollgate.application.port.CommonPasswords;
import dev.tollgate.domain.Password;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The 10,000 most common passwords, from the ranked list that zxcvbn ships. */
public final class RankedPasswords implements CommonPasswords {

  private static final String LIST = "/com/nulabinc/zxcvbn/matchers/dictionaries/passwords.txt";
  private static final int MOST_COMMON = 10_000;

  @Override
  public boolean contains(Password password) {
    return Known.PASSWORDS.contains(password.reveal().toLowerCase(Locale.ROOT));
  }

  /** Read when a password is first chosen; the list is all in lower case. */
  private static final class Known {

    private static final Set<String> PASSWORDS = read();

    private static Set<String> read() {
      try (InputStream list = RankedPasswords.class.getResourceAsStream(LIST);
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
        return lines.lines().limit(MOST_COMMON).collect(Collectors.toUnmodifiableSet());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
