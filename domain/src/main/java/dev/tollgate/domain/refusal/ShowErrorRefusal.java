package dev.tollgate.domain.refusal;

/** Why no error was shown. */
public sealed interface ShowErrorRefusal extends AdminRefusal
    permits ContractNotFound, ErrorNotFound {}
