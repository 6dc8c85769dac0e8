package dev.tollgate.domain;

/**
 * That a user belongs to a company.
 *
 * @param admin whether as an administrator; otherwise as a member
 */
public record Membership(CompanyId company, boolean admin) {}
