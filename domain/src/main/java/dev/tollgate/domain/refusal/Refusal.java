package dev.tollgate.domain.refusal;

/**
 * Something that a caller asked for and does not get. Leaves are what some published contract tells
 * apart; they carry facts, never a sentence, a code or a status.
 */
public sealed interface Refusal
    permits ConnectionRefusal,
        PartnerTokenRefusal,
        InstallationRefusal,
        ProjectRefusal,
        TokenRequestRefusal,
        ClientCredentialsRefusal,
        CodeGrantRefusal,
        AccountTokenRefusal,
        AccountAuthorizationRefusal,
        RefreshGrantRefusal,
        RedirectTargetRefusal,
        AuthorizationRefusal,
        LogoutRefusal,
        ClientIntrospectRefusal,
        ClientRevokeRefusal,
        AccessRefusal,
        ListRefusal,
        TokenAdminRefusal,
        SignInRefusal {}
