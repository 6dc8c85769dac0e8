package dev.tollgate.domain.refusal;

import java.util.Optional;

/**
 * No error has this name, and none this code.
 *
 * @param nearest the name or code that was probably meant
 */
public record ErrorNotFound(String name, Optional<String> nearest) implements ShowErrorRefusal {}
