package dev.tollgate.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tollgate.application.admin.EditClaims;
import dev.tollgate.application.admin.OptionalChange;
import dev.tollgate.application.admin.client.UpdateClient;
import dev.tollgate.application.admin.scope.CreateScope;
import dev.tollgate.application.admin.tenant.UpdateCompany;
import dev.tollgate.application.contract.KnownContracts;
import dev.tollgate.bootstrap.World.Tenant;
import dev.tollgate.domain.CustomClaims;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.http.json.CanonicalJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A client at the limits that registration allows: an id of 255 characters, scopes of 4,096, custom
 * claims of 1,024 bytes and as many of its company, and eight resources of 255 characters to ask
 * tokens for, one of which is the issuer.
 */
record Largest(Tenant tenant, String scopes, List<String> resources) {

  private static final int SCOPES = 4096;
  private static final int NAME = 255;
  private static final int RESOURCES = 8;

  static Largest in(World world, String issuer, String id) {
    return beside(world.tenant(), world, issuer, id);
  }

  /** A client of the tenant's company. */
  static Largest beside(Tenant beside, World world, String issuer, String id) {
    String scopes = mostScopes();
    for (String scope : scopes.split(" ", -1)) {
      var _ = new CreateScope(world.storage.scopes()).create(scope, "a scope", true, false);
    }
    List<String> resources = new ArrayList<>(List.of(issuer));
    for (int i = 1; i < RESOURCES; i++) {
      String resource = padded("https://api.example.com/" + i + "/", NAME);
      boolean _ = world.storage.resources().add(new ResourceUri(resource));
      resources.add(resource);
    }
    String company = beside.client().company().orElseThrow().value();
    Tenant tenant = world.register(company, scopes, Optional.of(padded(id, NAME)));
    addClaims(world, company, tenant);
    return new Largest(tenant, scopes, resources);
  }

  /** As many custom claims as a client and its company may have. */
  private static void addClaims(World world, String company, Tenant tenant) {
    EditClaims editing = new EditClaims(new CanonicalJson());
    String value = "\"" + "x".repeat(CustomClaims.MAX_BYTES - "{\"a\":\"\"}".length()) + "\"";
    var ofCompany =
        new UpdateCompany(world.storage.companies(), editing)
            .update(
                company,
                new UpdateCompany.Changes(
                    Optional.empty(),
                    new EditClaims.Changes(new TreeMap<>(Map.of("a", value)), List.of()),
                    Optional.empty()));
    var ofClient =
        new UpdateClient(
                world.storage.clients(),
                world.storage.scopes(),
                editing,
                KnownContracts.of(Set.of()))
            .update(
                tenant.id(),
                new UpdateClient.Changes(
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    new OptionalChange.Unchanged<>(),
                    new EditClaims.Changes(new TreeMap<>(Map.of("b", value)), List.of())));
    assertEquals("", ofCompany.fold(_ -> "", Object::toString));
    assertEquals("", ofClient.fold(_ -> "", Object::toString));
  }

  /** The most characters that the scopes of a client may have, separated by spaces. */
  private static String mostScopes() {
    StringBuilder scopes = new StringBuilder("profile:read");
    for (int left = SCOPES - scopes.length(); left > 0; left = SCOPES - scopes.length()) {
      int most = left - 1 > NAME && left - 1 < NAME + 2 ? NAME - 2 : Math.min(NAME, left - 1);
      scopes.append(' ').append(padded("s" + left, most));
    }
    return scopes.toString();
  }

  private static String padded(String start, int length) {
    return start + "x".repeat(length - start.length());
  }

  /** A token with all of the scopes, for all of the resources. */
  String token(World world) {
    return world.rfcToken(
        tenant, resources.stream().map(it -> "&resource=" + it).collect(Collectors.joining()));
  }
}
