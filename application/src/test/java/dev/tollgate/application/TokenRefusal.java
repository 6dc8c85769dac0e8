package dev.tollgate.application;

import static dev.tollgate.application.World.CLIENT;

import dev.tollgate.application.issue.IssuedToken;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Email;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Membership;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.User;
import dev.tollgate.domain.UserId;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.GrantRevoked;
import dev.tollgate.domain.refusal.NotLive;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.UserInactive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of the ways in which text is no live token under {@link World#STRICT_TERMS}, for
 * introspection and resources alike.
 */
public record TokenRefusal(String name, NotLive expected, Function<World, Parameter> provocation) {

  private static final UserId USER = new UserId("usr_1");

  private static final String OTHER_CONTRACT = "of another contract";

  /** Those that hold whichever contract asks. */
  public static List<TokenRefusal> ofAnyContract() {
    return all().stream().filter(refusal -> !refusal.name.equals(OTHER_CONTRACT)).toList();
  }

  public static List<TokenRefusal> all() {
    return List.of(
        new TokenRefusal("no token at all", new TokenMalformed(), world -> World.text("x")),
        new TokenRefusal("forged", new TokenForged(), world -> World.text("forged")),
        new TokenRefusal(
            "never on record",
            new TokenUnknown(),
            world -> World.text("signed=t0=" + World.START.plusSeconds(1))),
        new TokenRefusal(
            "expired and never on record",
            new TokenExpired(),
            world -> World.text("signed=t0=" + World.START)),
        new TokenRefusal(
            "expired in the signature though not on record",
            new TokenExpired(),
            world -> World.signed(world.issued().token(), World.START)),
        new TokenRefusal(
            "expired on record though not in the signature",
            new TokenExpired(),
            world -> {
              IssuedToken issued = world.issued();
              world.travelTo(issued.token().expiresAt().orElseThrow());
              return World.signed(
                  issued.token(),
                  issued.token().expiresAt().orElseThrow().plus(Duration.ofDays(1)));
            }),
        new TokenRefusal(
            "expired this very instant",
            new TokenExpired(),
            world -> {
              IssuedToken issued = world.issued();
              world.travelTo(issued.token().expiresAt().orElseThrow());
              return World.text(issued);
            }),
        new TokenRefusal(
            "revoked",
            new TokenRevoked(),
            world -> {
              IssuedToken issued = world.issued();
              boolean _ = world.store.tokens().revoke(issued.token().id(), World.START);
              return World.text(issued);
            }),
        new TokenRefusal(
            OTHER_CONTRACT,
            new TokenUnknown(),
            world -> World.text(world.issued(World.OTHER_TERMS))),
        new TokenRefusal(
            "of a deleted client",
            new TokenUnknown(TokenUnknown.Cause.CLIENT_DELETED),
            world -> {
              IssuedToken issued = world.issued();
              world.delete();
              return World.text(issued);
            }),
        new TokenRefusal(
            "of a client whose id was registered again",
            new TokenUnknown(TokenUnknown.Cause.CLIENT_DELETED),
            world -> {
              IssuedToken issued = world.issued();
              world.delete();
              world.register("reg_2", CLIENT, World.aSecret("right"));
              return World.text(issued);
            }),
        new TokenRefusal(
            "of a contract that is not served",
            new TokenUnknown(TokenUnknown.Cause.CONTRACT_NOT_SERVED),
            world -> {
              IssuedToken issued = world.issued();
              world.serve(World.OTHER_TERMS);
              return World.text(issued);
            }),
        new TokenRefusal(
            "of a user who is not on record",
            new UserInactive(UserInactive.Cause.NOT_FOUND),
            world -> ofUser(world, world.issued().token())),
        new TokenRefusal(
            "of a user without such a grant",
            new GrantRevoked(),
            world -> {
              Token token = world.issued().token();
              boolean _ = world.store.users().add(member(token.company().orElseThrow()));
              return ofUser(world, token);
            }),
        new TokenRefusal(
            "of a disabled client",
            new ClientDisabled(),
            world -> {
              IssuedToken issued = world.issued();
              world.setEnabled(CLIENT, false);
              return World.text(issued);
            }),
        new TokenRefusal(
            "of a disabled client of an inactive enterprise",
            new ClientDisabled(),
            world -> {
              IssuedToken issued = world.issued();
              world.setEnabled(CLIENT, false);
              world.setEnterpriseActive(false);
              return World.text(issued);
            }),
        new TokenRefusal(
            "of an inactive enterprise",
            new EnterpriseInactive(),
            world -> {
              IssuedToken issued = world.issued();
              world.setEnterpriseActive(false);
              return World.text(issued);
            }),
        new TokenRefusal(
            "of an inactive company",
            new CompanyInactive(),
            world -> {
              IssuedToken issued = world.issued();
              world.setCompanyActive(false);
              return World.text(issued);
            }));
  }

  public Parameter provoke(World world) {
    world.serve(World.STRICT_TERMS, World.OTHER_TERMS);
    return provocation.apply(world);
  }

  @Override
  public String toString() {
    return name;
  }

  /** The same token as one that speaks for a user. */
  private static Parameter ofUser(World world, Token other) {
    Token token =
        new Token(
            new TokenId("of_user"),
            other.registration(),
            other.client(),
            new Subject.OfUser(USER, new GrantId("grt_1"), Optional.empty()),
            other.company(),
            other.contract(),
            other.scopes(),
            other.audience(),
            other.digest(),
            other.issuedAt(),
            other.expiresAt(),
            other.revokedAt());
    boolean _ = world.store.tokens().add(token);
    return World.signed(token, token.expiresAt().orElseThrow());
  }

  private static User member(CompanyId company) {
    return new User(
        USER,
        new Email("mia@example.com"),
        Optional.empty(),
        false,
        List.of(),
        Optional.empty(),
        List.of(new Membership(company, false)),
        true,
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
