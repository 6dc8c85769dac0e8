package dev.tollgate.domain.refusal;

import java.util.List;

/** There is no such contract; those that there are stand in {@code known}. */
public record ContractNotFound(String contract, List<String> known)
    implements ListErrorsRefusal, ShowErrorRefusal, RegisterClientRefusal {}
