package dev.tollgate.cli.scope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeCommandsTest {

  private final Program program =
      new Program().scope("profile:read", "Read the profile").scope("assets:read", "Read: assets");

  @Test
  void createShowsTheNewScopeLineByLine() {
    Run run = new Program().run("scope create tags:read --description 'Read tags'");

    assertEquals(
        new Run(
            0,
            """
            NAME         tags:read
            DESCRIPTION  Read tags
            DEFAULT ON   yes
            DESTRUCTIVE  no
            """,
            ""),
        run);
  }

  @Test
  void createAnswersOneJsonObject() {
    Run run = new Program().run("scope create tags:read --description '\"Tags\"' --format json");

    assertEquals(
        new Run(
            0,
            "{\"name\":\"tags:read\",\"description\":\"\\\"Tags\\\"\",\"default_on\":true,\"destructive\":false}\n",
            ""),
        run);
  }

  @Test
  void createAnswersOneYamlMapping() {
    Run run = new Program().run("scope create tags:read --description yes --format yaml");

    assertEquals(
        new Run(
            0,
            """
            name: tags:read
            description: 'yes'
            default_on: true
            destructive: false
            """,
            ""),
        run);
  }

  @Test
  void listIsATableOrderedByName() {
    Run run = program.run("scope list");

    assertEquals(
        new Run(
            0,
            """
            NAME            DESCRIPTION                         DEFAULT ON  DESTRUCTIVE
            assets:read     Read: assets                        yes         no
            email           Know your email address             yes         no
            groups          Know the groups that you belong to  yes         no
            offline_access  Keep access while you are away      yes         no
            openid          Know who you are                    yes         no
            profile         Know your name                      yes         no
            profile:read    Read the profile                    yes         no
            """,
            ""),
        run);
  }

  @Test
  void listIsABareJsonArray() {
    Run run = program.run("scope list --format json");

    assertEquals(
        new Run(
            0,
            """
            [{"name":"assets:read","description":"Read: assets","default_on":true,"destructive":false},{"name":"email","description":"Know your email address","default_on":true,"destructive":false},{"name":"groups","description":"Know the groups that you belong to","default_on":true,"destructive":false},{"name":"offline_access","description":"Keep access while you are away","default_on":true,"destructive":false},{"name":"openid","description":"Know who you are","default_on":true,"destructive":false},{"name":"profile","description":"Know your name","default_on":true,"destructive":false},{"name":"profile:read","description":"Read the profile","default_on":true,"destructive":false}]
            """,
            ""),
        run);
  }

  @Test
  void listIsAYamlSequence() {
    Run run = program.run("scope list --format yaml");

    assertEquals(
        new Run(
            0,
            """
            - name: assets:read
              description: 'Read: assets'
              default_on: true
              destructive: false
            - name: email
              description: Know your email address
              default_on: true
              destructive: false
            - name: groups
              description: Know the groups that you belong to
              default_on: true
              destructive: false
            - name: offline_access
              description: Keep access while you are away
              default_on: true
              destructive: false
            - name: openid
              description: Know who you are
              default_on: true
              destructive: false
            - name: profile
              description: Know your name
              default_on: true
              destructive: false
            - name: profile:read
              description: Read the profile
              default_on: true
              destructive: false
            """,
            ""),
        run);
  }

  @Test
  void whatIsNotDefaultOnIsStoredSoAndADestructiveScopeNeverIs() {
    Run off = program.run("scope create a --description A --default-off --format json");
    Run destructive = program.run("scope create b --description B --destructive --format json");

    assertEquals(
        "{\"name\":\"a\",\"description\":\"A\",\"default_on\":false,\"destructive\":false}\n",
        off.out());
    assertEquals(
        "{\"name\":\"b\",\"description\":\"B\",\"default_on\":false,\"destructive\":true}\n",
        destructive.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"openid", "profile", "email", "groups", "offline_access"})
  void theScopesOfOpenIdConnectExistOnEveryStore(String scope) {
    Run run = program.run("scope create " + scope + " --description X");

    assertEquals(
        new Run(
            1,
            "",
            "Scope \""
                + scope
                + "\" already exists. To list the scopes, run: tollgate scope list\n"),
        run);
    assertEquals(
        List.of("assets:read", "profile:read"),
        program.store.scopes().all().stream().map(it -> it.scope().value()).toList());
  }
}
