package dev.tollgate.http.dnsimple;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.Email;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An account as its token sees it.
 *
 * @param id from 1 to 2147483647: published clients read 32 bits
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record AccountBody(
    int id,
    @Nullable String email,
    String name,
    @JsonProperty("plan_identifier") String planIdentifier,
    @JsonProperty("created_at") String createdAt,
    @JsonProperty("updated_at") String updatedAt) {

  /** Nobody can have another plan. */
  private static final String PLAN = "standard";

  static AccountBody of(Company company, Optional<Email> email) {
    String createdAt = seconds(company.createdAt());
    return new AccountBody(
        numberOf(company),
        email.map(Email::value).orElse(null),
        company.name().value(),
        PLAN,
        createdAt,
        createdAt);
  }

  /**
   * The number of a company that has one.
   *
   * @throws ArithmeticException if the number does not fit into 32 bits
   */
  static int numberOf(Company company) {
    return Math.toIntExact(company.accountNumber().orElseThrow());
  }

  private static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
