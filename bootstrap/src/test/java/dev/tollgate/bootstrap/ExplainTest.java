package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tollgate.application.port.RecentReplies;
import dev.tollgate.application.port.RecentReplies.RecentReply;
import dev.tollgate.http.json.CanonicalJson;
import dev.tollgate.http.management.ManagementServer;
import dev.tollgate.http.reference.ErrorReference;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

/** What a server remembers of its errors, asked through its management port. */
class ExplainTest {

  /** How secrets, codes, tokens and session cookies begin, and go on. */
  private static final Pattern SECRET =
      Pattern.compile("\\b(tgs_|ac_|rt_|eyJ|dnsimple_o_|ses\\.|vis\\.)[A-Za-z0-9_.-]{16}");

  private static RecentReply ask(World world, String requestId) throws Exception {
    try (ManagementServer management =
        ManagementServer.start("127.0.0.1", 0).with("/replies", world.server.replies())) {
      return new ManagementClient(new CanonicalJson())
          .find(URI.create("http://127.0.0.1:" + management.port()), requestId)
          .orElseThrow();
    }
  }

  @Test
  void aWrongSecretIsExplainedWithWhatTheCallerGot() throws Exception {
    try (World world = new World()) {
      World.Tenant tenant = world.tenant();
      RawHttp.Reply reply =
          world.http.form(
              "/oauth2/token",
              "grant_type=client_credentials&client_id=" + tenant.id() + "&client_secret=wrong");

      RecentReply explained = ask(world, reply.requestId());

      assertEquals("rfc", explained.contract());
      assertEquals("/oauth2/token", explained.path());
      assertEquals(
          Optional.of(
              new RecentReplies.Refusal(
                  tenant.id(), "wrong_secret", Optional.empty(), Optional.empty())),
          explained.refusal());
      RecentReplies.Sent sent = explained.sent().orElseThrow();
      assertEquals(401, sent.status());
      assertEquals(reply.body(), sent.body());
      assertTrue(
          sent.headers().contains("X-Request-Id: " + reply.requestId()), "" + sent.headers());
    }
  }

  @Test
  void noErrorOfAnyContractGivesASecretATokenOrACodeAway() throws Exception {
    try (World world = new World();
        ManagementServer management =
            ManagementServer.start("127.0.0.1", 0).with("/replies", world.server.replies())) {
      ManagementClient client = new ManagementClient(new CanonicalJson());
      URI port = URI.create("http://127.0.0.1:" + management.port());
      int explained = 0;
      for (Arguments each : Provocations.all(ErrorReference.contracts())) {
        @SuppressWarnings("unchecked")
        Function<World, RawHttp.Reply> provocation = (Function<World, RawHttp.Reply>) each.get()[3];
        RawHttp.Reply reply = provocation.apply(world);
        Optional<RecentReply> kept = client.find(port, reply.requestId());
        if (kept.isPresent()) {
          explained++;
          assertNothingIsGivenAway(kept.get().toString(), reply);
        }
      }
      assertTrue(explained > 100, "only " + explained + " were kept");
    }
  }

  private static void assertNothingIsGivenAway(String explanation, RawHttp.Reply reply) {
    assertFalse(SECRET.matcher(explanation).find(), () -> reply + " gives away: " + explanation);
  }
}
