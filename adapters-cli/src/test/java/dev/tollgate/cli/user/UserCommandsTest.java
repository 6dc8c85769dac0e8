package dev.tollgate.cli.user;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.Grants;
import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.Grant;
import dev.tollgate.domain.PasswordHash;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserCommandsTest {

  private static final String DRY = "Dry run: nothing was changed.\n";
  private static final String NO_PASSWORD =
      "The user cannot sign in yet. To set a password, run: tollgate user set-password "
          + "mia@example.com\n";

  private final Program program =
      Program.withOneOfEach().company("com_2", "ent_1", "Acme Glass", true);

  private Optional<User> mia() {
    return program.store.users().findByEmail(new Email("mia@example.com"));
  }

  @Test
  void createShowsTheNewUserLineByLine() {
    Run run =
        program.run(
            "user create Mia@example.com --company com_1 --company com_2 --admin --name 'Mia M'"
                + " --email-verified --group ops --group 'Front desk' --group ops");

    User user = mia().orElseThrow();
    assertEquals(
        new Run(
            0,
            """
            USER ID         %s
            EMAIL           Mia@example.com
            NAME            Mia M
            EMAIL VERIFIED  yes
            GROUPS          ops Front desk
            COMPANIES       com_1 admin, com_2 admin
            HAS PASSWORD    no
            ENABLED         yes
            CREATED AT      2026-01-02T03:04:05Z
            UPDATED AT      2026-01-02T03:04:05Z
            """
                .formatted(user.id()),
            NO_PASSWORD.replace("mia", "Mia")),
        run);
  }

  @Test
  void createAnswersOneJsonObject() {
    Run run =
        program
            .typing("correct horse battery\n")
            .run("user create mia@example.com --company com_1 --password-stdin --format json");

    String id = mia().orElseThrow().id().value();
    assertEquals(
        new Run(
            0,
            "{\"user_id\":\""
                + id
                + "\",\"email\":\"mia@example.com\",\"name\":null,\"email_verified\":false,"
                + "\"groups\":[],\"companies\":[{\"company_id\":\"com_1\",\"admin\":false}],"
                + "\"has_password\":true,\"enabled\":true,"
                + "\"created_at\":\"2026-01-02T03:04:05.678Z\","
                + "\"updated_at\":\"2026-01-02T03:04:05.678Z\"}\n",
            ""),
        run);
    assertTrue(id.startsWith("usr_"), id);
    assertEquals(Optional.of(new PasswordHash("$sample$21")), mia().orElseThrow().password());
  }

  @Test
  void companiesAreAYamlSequenceOfMappings() {
    Run _ = program.run("user create mia@example.com --company com_1");

    Run run = program.run("user list --format yaml");

    assertTrue(
        run.out().contains("  companies:\n  - company_id: com_1\n    admin: false\n"), run.out());
  }

  @Test
  void aDryRunCreatesNobody() {
    Run run = program.run("user create mia@example.com --company com_1 --dry-run --format json");

    assertEquals(0, run.status());
    assertEquals(DRY, run.err());
    assertEquals(Optional.empty(), mia());
  }

  @Test
  void onATerminalThePasswordIsTypedTwice() {
    Program terminal = program.onTerminal(80);

    Run differ =
        terminal
            .typing("correct horse battery\ncorrect horse batterx\n")
            .run("user create mia@example.com --company com_1");
    Optional<User> nobody = mia();
    Run same =
        terminal
            .typing("correct horse battery\ncorrect horse battery\n")
            .run("user create mia@example.com --company com_1");

    String asked = "Password: Password again: ";
    assertEquals(
        new Run(1, "", asked + "Nothing was changed: the two passwords differ.\n"), differ);
    assertEquals(Optional.empty(), nobody);
    assertEquals(0, same.status());
    assertEquals(asked, same.err());
    assertEquals(Optional.of(new PasswordHash("$sample$21")), mia().orElseThrow().password());
  }

  @Test
  void whoTypesNoPasswordCreatesAUserWithoutOne() {
    Run run =
        program.onTerminal(80).typing("\n\n").run("user create mia@example.com --company com_1");

    assertEquals(0, run.status());
    assertEquals("Password: Password again: " + NO_PASSWORD, run.err());
    assertEquals(Optional.empty(), mia().orElseThrow().password());
  }

  @Test
  void aPasswordIsNotPipedInFromATerminal() {
    Run run =
        program
            .onTerminal(80)
            .typing("correct horse battery\n")
            .run("user create mia@example.com --company com_1 --password-stdin");

    assertEquals(
        new Run(
            1,
            "",
            "Nothing was changed: a terminal would show the password. Leave out --password-stdin to"
                + " type it unseen, or pipe it in.\n"),
        run);
  }

  static Stream<Arguments> unreadable() {
    return Stream.of(
        Arguments.of(
            "correct horse\nbattery\n".getBytes(UTF_8),
            "Nothing was changed: the password has more than one line, which no browser can"
                + " send.\n"),
        Arguments.of(
            new byte[] {'c', 'o', 'r', 'r', 'e', 'c', 't', ' ', 'h', 'o', 'r', (byte) 0xe4, 'e'},
            "Nothing was changed: the password is not UTF-8 text.\n"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void aPasswordThatNobodyCouldSignInWithIsRefused(byte[] typed, String sentence) {
    Run run =
        program.typing(typed).run("user create mia@example.com --company com_1 --password-stdin");

    assertEquals(new Run(1, "", sentence), run);
    assertEquals(Optional.empty(), mia());
  }

  @Test
  void listIsATableOrderedById() {
    Run _ = program.user("usr_2", "b@example.com").user("usr_1", "a@example.com").run("user list");

    Run run = program.run("user list");

    assertEquals(
        new Run(
            0,
            """
            USER ID  EMAIL          NAME  COMPANIES  ENABLED
            usr_1    a@example.com  -     com_1      yes
            usr_2    b@example.com  -     com_1      yes
            """,
            ""),
        run);
  }

  @Test
  void listPagesAndFilters() {
    Program three =
        program
            .user("usr_1", "a@example.com")
            .user("usr_2", "b@example.com")
            .user("usr_3", "c@example.com");
    Run _ = three.run("user disable b@example.com");
    Run _ = three.run("user join c@example.com --company com_2");

    Run first = three.run("user list --limit 1");
    Run rest = three.run("user list --after usr_1");
    Run disabled = three.run("user list --status disabled");
    Run ofCompany = three.run("user list --company com_2");

    assertEquals(List.of("usr_1"), ids(first));
    assertEquals("There are more. Continue with: --after usr_1\n", first.err());
    assertEquals(List.of("usr_2", "usr_3"), ids(rest));
    assertEquals(List.of("usr_2"), ids(disabled));
    assertEquals(List.of("usr_3"), ids(ofCompany));
  }

  private static List<String> ids(Run run) {
    return run.out().lines().skip(1).map(line -> line.split(" ", 2)[0]).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mia@example.com", "MIA@Example.COM", "usr_1"})
  void aUserIsNamedByEmailHoweverItIsWrittenOrById(String user) {
    Program one = program.user("usr_1", "mia@example.com");

    Run run = one.run("user", "show", user, "--format", "json");

    assertEquals(0, run.status());
    assertTrue(run.out().startsWith("{\"user_id\":\"usr_1\","), run.out());
  }

  @Test
  void disablingEndsTheSessionsAndEnablingIsNoMore() {
    Program one = program.user("usr_1", "mia@example.com").session("ses_1", "usr_1", 60);

    Run dry = one.run("user disable mia@example.com --dry-run");
    int before = one.store.sessions().of(new UserId("usr_1")).size();
    Run disabled = one.run("user disable mia@example.com");
    int after = one.store.sessions().of(new UserId("usr_1")).size();
    Run enabled = one.run("user enable mia@example.com");

    assertEquals(new Run(0, disabled.out(), DRY), dry);
    assertTrue(disabled.out().contains("\nENABLED         no\n"), disabled.out());
    assertTrue(disabled.out().endsWith("\nUPDATED AT      2026-01-02T03:04:05Z\n"), disabled.out());
    assertEquals(1, before);
    assertEquals(0, after);
    assertTrue(enabled.out().contains("\nENABLED         yes\n"), enabled.out());
  }

  @Test
  void deleteAsksOnATerminal() {
    Program terminal =
        program.user("usr_1", "mia@example.com").onTerminal(80).variable("NO_COLOR", "1");

    Run no = terminal.typing("n\n").run("user delete mia@example.com");
    Run yes = terminal.typing("y\n").run("user delete mia@example.com");

    String question =
        "Delete user \"mia@example.com\"? Tokens that clients have from this user become invalid at"
            + " once. [y/N] ";
    assertEquals(new Run(1, "", question + "Nothing was changed.\n"), no);
    assertEquals(
        new Run(
            0,
            """
            USER ID  usr_1
            EMAIL    mia@example.com
            DELETED  yes
            """,
            question),
        yes);
    assertEquals(Optional.empty(), mia());
  }

  @Test
  void setPasswordReplacesItAndEndsTheSessions() {
    Program one =
        program
            .user("usr_1", "mia@example.com")
            .session("ses_1", "usr_1", 60)
            .typing("correct horse battery\r\n");

    Run dry = one.run("user set-password mia@example.com --password-stdin --dry-run");
    Optional<PasswordHash> before = mia().orElseThrow().password();
    Run run = one.run("user set-password mia@example.com --password-stdin");

    assertEquals(new Run(0, run.out(), DRY), dry);
    assertEquals(Optional.of(new PasswordHash("$sample$")), before);
    assertEquals(Optional.of(new PasswordHash("$sample$21")), mia().orElseThrow().password());
    assertEquals(List.of(), one.store.sessions().of(new UserId("usr_1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " --password-stdin"})
  void thereIsNoUserWhosePasswordIsTakenAway(String option) {
    Program one = program.user("usr_1", "mia@example.com").typing("\n");

    Run run = one.run("user set-password mia@example.com" + option);

    assertEquals(
        new Run(
            1,
            "",
            "Nothing was changed: there is no password. Type one on a terminal, or pipe it in with"
                + " --password-stdin.\n"),
        run);
  }

  @Test
  void updateChangesOnlyWhatItIsGiven() {
    Program one = program.user("usr_1", "mia@example.com");

    Run filled =
        one.run(
            "user update mia@example.com --name 'Mia M' --email-verified --add-group ops"
                + " --add-group 'Front desk' --add-group ops");
    Run moved = one.run("user update usr_1 --remove-group ops --add-group night");
    Run emptied =
        one.run(
            "user update mia@example.com --remove-name --no-email-verified --remove-group night"
                + " --remove-group 'Front desk'");

    assertTrue(
        filled
            .out()
            .contains(
                "\nNAME            Mia M\nEMAIL VERIFIED  yes\nGROUPS          ops Front desk\n"),
        filled.out());
    assertTrue(
        moved
            .out()
            .contains(
                "\nNAME            Mia M\nEMAIL VERIFIED  yes\nGROUPS          Front desk night\n"),
        moved.out());
    assertTrue(
        emptied.out().contains("\nNAME            -\nEMAIL VERIFIED  no\nGROUPS          -\n"),
        emptied.out());
  }

  @Test
  void updateNeedsSomethingToChange() {
    Run run = program.run("user update mia@example.com");

    assertEquals(2, run.status(), run.err());
  }

  @Test
  void joinMakesAMemberOrAnAdministratorAndLeaveEndsThat() {
    Program one = program.user("usr_1", "mia@example.com").grant("grt_1", "usr_1");

    Run joined = one.run("user join mia@example.com --company com_2 --admin");
    Run changed = one.run("user join mia@example.com --company com_2");
    Run left = one.run("user leave mia@example.com --company com_1");

    assertTrue(joined.out().contains("\nCOMPANIES       com_1, com_2 admin\n"), joined.out());
    assertTrue(changed.out().contains("\nCOMPANIES       com_1, com_2\n"), changed.out());
    assertTrue(left.out().contains("\nCOMPANIES       com_2\n"), left.out());
    assertEquals(
        List.of(false),
        one.store.grants().page(Grants.Filter.ALL, "", 9).stream().map(Grant::isLive).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user update mia@example.com --name Mia --add-group ops --email-verified",
        "user join mia@example.com --company com_2",
        "user leave mia@example.com --company com_1",
        "user delete mia@example.com"
      })
  void aDryRunAnswersLikeTheCommandAndChangesNothing(String command) {
    Program one = program.user("usr_1", "mia@example.com").grant("grt_1", "usr_1");
    User before = mia().orElseThrow();

    Run dry = one.run(command + " --dry-run");
    User after = mia().orElseThrow();
    Run real = one.run(command + (command.contains("delete") ? " --yes" : ""));

    assertEquals(new Run(0, real.out(), DRY), dry);
    assertEquals(before, after);
  }
}
