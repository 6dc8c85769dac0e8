package dev.tollgate.domain.refusal;

/** Why an installation token does not reach an organization or a project. */
public sealed interface ProjectRefusal extends Refusal
    permits ScopeMissing,
        OrganizationForeign,
        ProjectNotFound,
        SlugTaken,
        FieldsInvalid,
        ParameterInvalid {}
