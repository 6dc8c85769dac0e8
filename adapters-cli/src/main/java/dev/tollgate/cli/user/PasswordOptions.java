package dev.tollgate.cli.user;

import dev.tollgate.cli.command.Terminal;
import dev.tollgate.domain.Password;
import dev.tollgate.domain.Result;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option for where a password comes from. */
final class PasswordOptions {

  @Option(
      names = "--password-stdin",
      description =
          "Read the password from standard input: one line of 12 to 1,024 characters. Without this"
              + " option you are asked for it on a terminal.")
  private boolean piped;

  /**
   * The password that was piped in or typed twice, or a sentence that says what is wrong with it.
   * Empty if none was typed, and without a terminal.
   */
  Result<Optional<Password>, String> read(Terminal terminal) {
    if (!piped) {
      return terminal.interactive() ? typed(terminal) : Result.ok(Optional.empty());
    }
    return terminal.interactive()
        ? Result.refused(
            "Nothing was changed: a terminal would show the password. Leave out --password-stdin to"
                + " type it unseen, or pipe it in.")
        : checked(terminal.read());
  }

  private static Result<Optional<Password>, String> typed(Terminal terminal) {
    String first = terminal.hidden("Password: ");
    String second = terminal.hidden("Password again: ");
    return first.equals(second)
        ? checked(first)
        : Result.refused("Nothing was changed: the two passwords differ.");
  }

  private static Result<Optional<Password>, String> checked(String text) {
    if (text.indexOf(REPLACEMENT) >= 0) {
      return Result.refused("Nothing was changed: the password is not UTF-8 text.");
    }
    if (text.chars().anyMatch(c -> c == '\n' || c == '\r')) {
      return Result.refused(
          "Nothing was changed: the password has more than one line, which no browser can send.");
    }
    return Result.ok(Optional.of(text).filter(it -> !it.isEmpty()).map(Password::new));
  }

  /** Stands where bytes were no characters. */
  private static final char REPLACEMENT = '\uFFFD';
}
