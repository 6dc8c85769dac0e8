package dev.tollgate.cli.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tollgate.domain.ClientId;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.RegistrationId;
import dev.tollgate.domain.ScopeSet;
import dev.tollgate.domain.SecretDigest;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenEntryTest {

  private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");

  /** As version 1 wrote it. */
  private static final String SIGNED =
      "{\"token\":{\"id\":\"t1\",\"registration\":\"reg_1\",\"client\":\"ci\",\"contract\":\"rfc\","
          + "\"scopes\":[\"a\"],\"audience\":[],\"issued_at\":\"2026-01-01T00:00:00Z\","
          + "\"expires_at\":\"2026-01-01T01:00:00Z\",\"revoked_at\":null}}";

  private static final String OPAQUE =
      "{\"token\":{\"id\":\"t2\",\"registration\":\"reg_1\",\"client\":\"ci\",\"user\":\"usr_1\","
          + "\"grant\":\"grt_1\",\"company\":\"com_1\",\"contract\":\"dnsimple\",\"scopes\":[],\"audience\":[],\"digest\":\""
          + SecretDigest.of("text").hex()
          + "\",\"issued_at\":\"2026-01-01T00:00:00Z\",\"expires_at\":null,\"revoked_at\":null}}";

  @Test
  void aTokenOfAnEarlierExportIsASignedOneOfItsClient() {
    Token token =
        new Token(
            new TokenId("t1"),
            new RegistrationId("reg_1"),
            new ClientId("ci"),
            "rfc",
            ScopeSet.of("a"),
            List.of(),
            ISSUED,
            ISSUED.plusSeconds(3600),
            Optional.empty());

    assertEquals(token, EntryJson.parse(SIGNED).value());
    assertEquals(SIGNED, EntryJson.of(EntryJson.parse(SIGNED)));
  }

  @Test
  void anOpaqueTokenOfAUserWithoutExpiryIsExportedWhole() {
    Token token =
        new Token(
            new TokenId("t2"),
            new RegistrationId("reg_1"),
            new ClientId("ci"),
            new Subject.OfUser(new UserId("usr_1"), new GrantId("grt_1"), Optional.empty()),
            Optional.of(new CompanyId("com_1")),
            "dnsimple",
            ScopeSet.EMPTY,
            List.of(),
            Optional.of(SecretDigest.of("text")),
            ISSUED,
            Optional.empty(),
            Optional.empty());

    assertEquals(token, EntryJson.parse(OPAQUE).value());
    assertEquals(OPAQUE, EntryJson.of(EntryJson.parse(OPAQUE)));
  }

  @Test
  void aSignedTokenWithoutExpiryIsNotRead() {
    String broken = SIGNED.replace("\"2026-01-01T01:00:00Z\"", "null");

    assertThrows(IllegalArgumentException.class, () -> EntryJson.parse(broken));
  }
}
