package dev.tollgate.domain;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A dated version of the wording of a contract: {@code rfc@2026-11-01}.
 *
 * @param value the name of the contract, and the day from which new clients are pinned to it
 */
public record ContractVersion(String value) implements Comparable<ContractVersion> {

  private static final char AT = '@';

  private static final Pattern FORM =
      Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*+@[0-9]{4}-[0-9]{2}-[0-9]{2}");

  public ContractVersion {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a version of a contract");
    }
  }

  /** Empty unless the text is of the form {@code NAME@YYYY-MM-DD}. */
  public static Optional<ContractVersion> parse(String text) {
    return isValid(text) ? Optional.of(new ContractVersion(text)) : Optional.empty();
  }

  private static boolean isValid(String text) {
    if (!FORM.matcher(text).matches()) {
      return false;
    }
    try {
      LocalDate _ = dateOf(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static LocalDate dateOf(String text) {
    return LocalDate.parse(text.substring(text.indexOf(AT) + 1));
  }

  public String contract() {
    return value.substring(0, value.indexOf(AT));
  }

  /** Whether it is of this contract. */
  public boolean isOf(String contract) {
    return value.length() > contract.length()
        && value.charAt(contract.length()) == AT
        && value.startsWith(contract);
  }

  public LocalDate date() {
    return dateOf(value);
  }

  /** By contract, and from the oldest to the newest. */
  @Override
  public int compareTo(ContractVersion other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
