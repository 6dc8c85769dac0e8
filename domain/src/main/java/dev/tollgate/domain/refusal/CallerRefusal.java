package dev.tollgate.domain.refusal;

/** Why a client is not heard. */
public sealed interface CallerRefusal extends ClientIntrospectRefusal, ClientRevokeRefusal
    permits FieldsInvalid, AuthenticationAmbiguous, AuthenticationFailed, CallerInactive {}
