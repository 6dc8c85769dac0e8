package dev.tollgate.domain.refusal;

/** There is no such enterprise. */
public record EnterpriseNotFound(String id)
    implements EnterpriseRefusal,
        CreateCompanyRefusal,
        RenameEnterpriseRefusal,
        DeleteEnterpriseRefusal {}
