package dev.tollgate.cli.session;

import dev.tollgate.application.admin.session.EndSessions;
import dev.tollgate.application.admin.session.ListSessions;
import dev.tollgate.application.admin.session.SessionRefusal;
import dev.tollgate.application.admin.session.SessionRefusal.SessionNotFound;
import dev.tollgate.application.admin.session.SessionRefusal.UserNotFound;
import dev.tollgate.application.storage.Listing;
import dev.tollgate.cli.command.DryRun;
import dev.tollgate.cli.command.Invocation;
import dev.tollgate.cli.command.ListOptions;
import dev.tollgate.cli.command.Quoted;
import dev.tollgate.cli.command.Runner;
import dev.tollgate.cli.command.ShellLine;
import dev.tollgate.cli.command.Wording;
import dev.tollgate.cli.output.Cell;
import dev.tollgate.cli.output.Output;
import dev.tollgate.cli.output.Shape;
import dev.tollgate.domain.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code tollgate session ...}. */
@Command(
    name = "session",
    description = "Manages the sessions of users: how long somebody is signed in with a browser.",
    footer = "  tollgate session list mia@example.com",
    addMethodSubcommands = false)
public final class SessionCommands {

  private static final String EMAIL = "The email or the id of the user.";

  private static final Shape<EndSessions.Ended> ENDED =
      Shape.<EndSessions.Ended>of("user_id", it -> Cell.text(it.user().id()))
          .and("email", it -> Cell.text(it.user().email()))
          .and("ended", it -> new Cell.Count(it.sessions()));

  private final Invocation invocation;
  private final Runner<SessionRefusal> runner;

  private SessionCommands(Invocation invocation) {
    this.invocation = invocation;
    this.runner = new Runner<>(invocation, SessionCommands::wording);
  }

  /** The commands of this noun. */
  public static CommandLine in(Invocation invocation) {
    return invocation.noun(new SessionCommands(invocation));
  }

  @Command(
      name = "list",
      description = "Lists the sessions of a user by id, oldest first.",
      footer = "  tollgate session list mia@example.com")
  int list(
      @Parameters(paramLabel = "EMAIL", description = EMAIL) String user,
      @Mixin ListOptions options) {
    return runner.answer(
        store ->
            new ListSessions(store.users(), store.sessions())
                .list(user)
                .<Output>map(
                    sessions ->
                        options.gather(
                            listing -> page(sessions, listing),
                            Session::id,
                            Optional.empty(),
                            _ -> true,
                            shape())));
  }

  private static List<Session> page(List<Session> sessions, Listing listing) {
    return sessions.stream()
        .filter(session -> session.id().value().compareTo(listing.after()) > 0)
        .limit(listing.limit())
        .toList();
  }

  private Shape<Session> shape() {
    Instant now = invocation.clock().instant();
    return Shape.<Session>of("session_id", it -> Cell.text(it.id()))
        .and("authenticated_at", it -> new Cell.Time(it.authenticatedAt()))
        .and("used_at", it -> new Cell.Time(it.usedAt()))
        .and("expires_at", it -> new Cell.Time(it.expiresAt()))
        .and("active", it -> new Cell.Flag(!it.isExpired(now)));
  }

  @Command(
      name = "end",
      description =
          "Ends a session of a user, or all of them. The user has to sign in again; tokens that"
              + " clients have stay valid.",
      footer = "  tollgate session end mia@example.com")
  int end(
      @Parameters(paramLabel = "EMAIL", description = EMAIL) String user,
      @Parameters(
              paramLabel = "SESSION_ID",
              arity = "0..1",
              description = "The session to end (default: all sessions of the user).")
          Optional<String> session,
      @Mixin DryRun dryRun) {
    return runner.change(
        dryRun,
        ENDED,
        store -> new EndSessions(store.users(), store.sessions()).end(user, session));
  }

  private static String wording(SessionRefusal refusal) {
    return switch (refusal) {
      case UserNotFound(String user) -> Wording.missing("user", user);
      case SessionNotFound(var user, String session) ->
          "User %s has no session %s. To list the sessions of the user, run: %s"
              .formatted(
                  Quoted.of(user),
                  Quoted.of(session),
                  ShellLine.command("tollgate session list", user));
    };
  }
}
