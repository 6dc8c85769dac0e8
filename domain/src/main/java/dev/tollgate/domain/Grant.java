package dev.tollgate.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a user allowed a client to do for a company under one contract. There is at most one live
 * grant of these four.
 *
 * @param registration of the client: one that is deleted and registered again holds no grant
 * @param scopes all that the user allowed and did not take back
 * @param projects those of the company's projects that it covers, fixed when it is made; none for
 *     all of them
 * @param updatedAt when the user last allowed anything
 * @param revokedAt empty while it is live
 */
public record Grant(
    GrantId id,
    RegistrationId registration,
    ClientId client,
    UserId user,
    CompanyId company,
    String contract,
    ScopeSet scopes,
    List<ProjectId> projects,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> revokedAt) {

  public Grant {
    projects = List.copyOf(projects);
  }

  /** A grant that covers every project. */
  public Grant(
      GrantId id,
      RegistrationId registration,
      ClientId client,
      UserId user,
      CompanyId company,
      String contract,
      ScopeSet scopes,
      Instant createdAt,
      Instant updatedAt,
      Optional<Instant> revokedAt) {
    this(
        id,
        registration,
        client,
        user,
        company,
        contract,
        scopes,
        List.of(),
        createdAt,
        updatedAt,
        revokedAt);
  }

  public boolean isLive() {
    return revokedAt.isEmpty();
  }

  /** The same with what the user decided now: of the scopes that were shown, only those chosen. */
  public Grant updated(ScopeSet shown, ScopeSet chosen, Instant now) {
    return new Grant(
        id,
        registration,
        client,
        user,
        company,
        contract,
        scopes.without(shown).with(chosen),
        projects,
        createdAt,
        now,
        revokedAt);
  }

  /** The grant with its end; empty if it was revoked already. */
  public Optional<Grant> revoked(Instant at) {
    return revokedAt.isPresent()
        ? Optional.empty()
        : Optional.of(
            new Grant(
                id,
                registration,
                client,
                user,
                company,
                contract,
                scopes,
                projects,
                createdAt,
                updatedAt,
                Optional.of(at)));
  }

  /** Whether it covers this project of its company. */
  public boolean covers(ProjectId project) {
    return projects.isEmpty() || projects.contains(project);
  }

  /** Whether it is a live grant of the same four. */
  public boolean isLiveLike(Grant other) {
    return isLive()
        && registration.equals(other.registration)
        && user.equals(other.user)
        && company.equals(other.company)
        && contract.equals(other.contract);
  }
}
