package dev.tollgate.application.storage;

/**
 * What every backend promises. The test of a backend extends this and says how to open its store,
 * how to take it away, and what its provider reports about it. The message of a failed test begins
 * with the port, the rule and the first difference.
 */
public abstract class StorageContract extends StorageFixture
    implements TenantsContract,
        ClientsContract,
        SecretsContract,
        ChangedClientsContract,
        RemovalContract,
        TokensContract,
        ClientTokensContract,
        AllTokensContract,
        PurgeContract,
        RevocationsContract,
        LeasesContract,
        ScopesContract,
        ResourcesContract,
        AssertionsContract,
        UsersContract,
        SessionsContract,
        SignInAttemptsContract,
        GrantsContract,
        AuthorizationCodesContract,
        RefreshTokensContract,
        ProjectsContract,
        AuditContract,
        KeysContract,
        DocumentsContract,
        EditionsContract,
        SecondInstanceContract,
        SchemaContract,
        ClosingContract,
        FilesContract,
        FailureContract {}
