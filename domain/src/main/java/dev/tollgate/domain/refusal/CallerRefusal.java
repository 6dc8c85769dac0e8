package dev.tollgate.domain.refusal;

/** Why a calling client is refused before its request counts. */
public sealed interface CallerRefusal extends ClientIntrospectRefusal, ClientRevokeRefusal
    permits FieldsInvalid, AuthenticationAmbiguous, AuthenticationFailed, CallerInactive {}
