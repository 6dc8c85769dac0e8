package dev.tollgate.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.storage.ClientChange;
import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.ContractVersion;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which versions clients are pinned to by commands. */
final class ContractVersionsTest {

  private static final Set<ContractVersion> CURRENT =
      Set.of(new ContractVersion("cliquify@2025-12-01"));

  private final Program program = Program.withOneOfEach();

  private Set<ContractVersion> versions(String client) {
    return program.store.clients().find(new ClientId(client)).orElseThrow().versions();
  }

  @Test
  void aNewClientIsPinnedToWhatIsCurrent() {
    Run _ = program.run("client register Shop --company com_1 --id shop");

    assertEquals(CURRENT, versions("shop"));
  }

  @Test
  void anUpdatePinsAndUnpins() {
    Run tried =
        program.run("client update website --contract-version cliquify@2025-12-01 --dry-run");
    Set<ContractVersion> untouched = versions("website");
    Run pinned = program.run("client update website --contract-version cliquify@2025-12-01");
    Set<ContractVersion> current = versions("website");
    Run listed = program.run("client list");
    Run unpinned = program.run("client update website --contract-version cliquify");

    assertTrue(tried.out().contains("\nCONTRACT VERSIONS          cliquify@2025-12-01\n"));
    assertEquals(Set.of(), untouched);
    assertEquals(0, pinned.status(), pinned.err());
    assertEquals(CURRENT, current);
    assertTrue(
        listed.out().matches("(?s).*\nwebsite +[^\n]+ cliquify@2025-12-01 +yes\n.*"), listed.out());
    assertEquals(0, unpinned.status(), unpinned.err());
    assertEquals(Set.of(), versions("website"));
  }

  @Test
  void aVersionThatIsMissingIsFoundWithTheClientsThatArePinnedToIt() {
    Run before = program.run("errors check right --clients");
    assertTrue(
        program
            .store
            .clients()
            .change(
                new ClientId("website"), pinnedTo(Set.of(new ContractVersion("rfc@2024-01-01")))));

    Run after = program.run("errors check right --clients");
    Run files = program.run("errors check right");

    assertEquals(0, before.status(), before.err());
    assertEquals(
        new Run(
            1, "", "The version rfc@2024-01-01 is missing. Clients that are pinned to it: 1.\n"),
        after);
    assertEquals(0, files.status(), files.err());
  }

  private ClientChange pinnedTo(Set<ContractVersion> versions) {
    ClientChange.Details seen =
        ClientChange.Details.of(
            program.store.clients().find(new ClientId("website")).orElseThrow());
    return new ClientChange.Update(
        new ClientChange.Details(
            seen.name(),
            seen.scopes(),
            seen.origins(),
            seen.tokenSettings(),
            seen.codeFlow(),
            versions),
        seen);
  }

  @Test
  void aVersionThatDoesNotExistIsRefused() {
    Run run = program.run("client update website --contract-version cliquify@2025-12-02");

    assertEquals(
        new Run(
            1,
            "",
            "There is no contract \"cliquify@2025-12-02\". Choose from: cliquify,"
                + " cliquify@2025-12-01, cliquify@2099-01-01.\n"),
        run);
  }
}
