package dev.tollgate.application.storage;

import static dev.tollgate.application.storage.Samples.aToken;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.domain.Token;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What holds once a store is closed. */
@About({})
interface ClosingContract extends StorageUnderTest {

  @Test
  default void closingTwiceIsHarmlessAndLeavesOtherInstancesOpen() {
    Token token = aToken();
    Storage other = second();

    other.close();
    other.close();
    boolean added = storage().tokens().add(token);

    assertTrue(added);
    assertThrows(StoreUnavailable.class, () -> other.tokens().find(token.id()));
    assertEquals(Optional.of(token), storage().tokens().find(token.id()));
  }

  @Test
  default void portsAreTheSameObjectEachTime() {
    assertTrue(storage().tokens() == storage().port(Tokens.class));
  }
}
