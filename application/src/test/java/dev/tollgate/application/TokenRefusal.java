package dev.tollgate.application;

import static dev.tollgate.application.World.CLIENT;

import dev.tollgate.application.issue.IssuedToken;
import dev.tollgate.domain.GrantId;
import dev.tollgate.domain.Subject;
import dev.tollgate.domain.Token;
import dev.tollgate.domain.TokenId;
import dev.tollgate.domain.UserId;
import dev.tollgate.domain.refusal.ClientDisabled;
import dev.tollgate.domain.refusal.CompanyInactive;
import dev.tollgate.domain.refusal.EnterpriseInactive;
import dev.tollgate.domain.refusal.NotLive;
import dev.tollgate.domain.refusal.TokenExpired;
import dev.tollgate.domain.refusal.TokenForged;
import dev.tollgate.domain.refusal.TokenMalformed;
import dev.tollgate.domain.refusal.TokenRevoked;
import dev.tollgate.domain.refusal.TokenUnknown;
import dev.tollgate.domain.refusal.UserInactive;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One of the ways in which text is no live token under {@link World#STRICT_TERMS}, for
 * introspection and resources alike.
 */
public record TokenRefusal(String name, NotLive expected, Function<World, Parameter> provocation) {

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
            world -> {
              Token other = world.issued().token();
              Token token =
                  new Token(
                      new TokenId("of_user"),
                      other.registration(),
                      other.client(),
                      new Subject.OfUser(
                          new UserId("usr_1"), new GrantId("grt_1"), Optional.empty()),
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
}
