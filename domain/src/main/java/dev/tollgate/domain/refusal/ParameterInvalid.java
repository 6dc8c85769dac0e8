package dev.tollgate.domain.refusal;

/**
 * A parameter has a value that it cannot have.
 *
 * @param parameter its name in the standard
 */
public record ParameterInvalid(String parameter) implements CodeRequestRefusal, ProjectRefusal {}
