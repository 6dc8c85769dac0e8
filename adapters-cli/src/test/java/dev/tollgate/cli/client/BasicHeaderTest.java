package dev.tollgate.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.cli.Program;
import dev.tollgate.cli.Program.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class BasicHeaderTest {

  private static final String STRONG = "q8Zr1-Xw0_Lk5.Jt9~Yb3!Mf7@Hs2#Dv";

  private final Program program = Program.withOneOfEach();

  @Test
  void secretsAndIdsThatBreakInABasicHeaderAreWarnedAbout() {
    Run plain = registerWithSecret("plain", STRONG);
    Run secret = registerWithSecret("secret", STRONG + "+%");
    Run id = registerWithSecret("a+b", STRONG);
    Run generated = program.run("client register C --company com_1 --id a%b");

    assertEquals("", plain.err());
    assertTrue(
        secret.err().startsWith("Warning: the secret contains + and %. In a Basic header, "),
        secret.err());
    assertTrue(secret.err().contains("+ as %2B and % as %25"), secret.err());
    assertTrue(id.err().startsWith("Warning: the client id contains +. "), id.err());
    assertTrue(generated.err().contains("the client id contains %."), generated.err());
    for (Run run : List.of(plain, secret, id, generated)) {
      assertEquals(0, run.status());
      assertFalse((run.out() + run.err()).contains(STRONG));
    }
  }

  private Run registerWithSecret(String id, String secret) {
    return program
        .typing(secret + "\n")
        .run("client", "register", "C", "--company", "com_1", "--id", id, "--secret-stdin");
  }
}
