package dev.tollgate.cli.storage;

import dev.tollgate.application.storage.StorageMisconfigured;
import dev.tollgate.application.storage.StoreUnavailable;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.StoreOptions;
import dev.tollgate.cli.command.Terminal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The configuration of the source of a copy, which has settings of its own. */
record SourceOptions(Terminal terminal) {

  private static final String USUAL = "TOLLGATE_STORAGE_";
  private static final String OWN = "TOLLGATE_FROM_STORAGE_";
  private static final String PASSWORD = "PASSWORD";
  private static final String PASSWORD_FILE = "PASSWORD_FILE";

  /** A terminal asks for the password of a user who was given without one. */
  StoreOptions of(StoreOptions usual, String url) {
    Map<String, String> given = usual.over(terminal.environment());
    Map<String, String> variables = new HashMap<>(usual.variables());
    for (String name : List.of("USER", PASSWORD, PASSWORD_FILE, "POOL_SIZE", "TIMEOUT")) {
      variables.put(USUAL + name, given.getOrDefault(OWN + name, ""));
    }
    String user = variables.get(USUAL + "USER");
    boolean hasPassword =
        !variables.get(USUAL + PASSWORD).isEmpty()
            || !variables.get(USUAL + PASSWORD_FILE).isEmpty();
    if (terminal.interactive() && !user.isEmpty() && !hasPassword) {
      variables.put(
          USUAL + PASSWORD,
          terminal.hidden("Password of " + Quoted.of(user) + " for the source: "));
    }
    return new StoreOptions(usual.data(), url, variables);
  }

  /** Asks about the store, or opens it; what is wrong with it is said of the source. */
  <T> T ask(Function<StoreOptions, T> question, StoreOptions options) {
    try {
      return question.apply(options);
    } catch (StorageMisconfigured e) {
      throw new StorageMisconfigured("The source: " + e.getMessage().replace(USUAL, OWN), e);
    } catch (StoreUnavailable e) {
      throw new StorageMisconfigured(
          "The source does not respond. Check that it is running and that --from points to it.", e);
    }
  }
}
