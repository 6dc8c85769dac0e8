package dev.tollgate.cli.command;

import dev.tollgate.application.admin.client.AddSecret;
import dev.tollgate.application.admin.client.DeleteClient;
import dev.tollgate.application.admin.client.EnableClient;
import dev.tollgate.application.admin.client.LinkClient;
import dev.tollgate.application.admin.client.ListClients;
import dev.tollgate.application.admin.client.RegisterClient;
import dev.tollgate.application.admin.client.ReplaceKeys;
import dev.tollgate.application.admin.client.RevokeSecret;
import dev.tollgate.application.admin.client.ShowClient;
import dev.tollgate.application.admin.client.UnlinkClient;
import dev.tollgate.application.admin.client.UpdateClient;
import dev.tollgate.application.admin.key.ImportKey;
import dev.tollgate.application.admin.key.ListKeys;
import dev.tollgate.application.admin.key.RetireKey;
import dev.tollgate.application.admin.key.RotateKey;
import dev.tollgate.application.admin.library.ExportLibrary;
import dev.tollgate.application.admin.library.ImportLibrary;
import dev.tollgate.application.admin.library.ShowLibrary;
import dev.tollgate.application.admin.resource.CreateResource;
import dev.tollgate.application.admin.resource.DeleteResource;
import dev.tollgate.application.admin.resource.ListResources;
import dev.tollgate.application.admin.scope.CreateScope;
import dev.tollgate.application.admin.scope.ListScopes;
import dev.tollgate.application.admin.tenant.ChangeCompany;
import dev.tollgate.application.admin.tenant.ChangeEnterprise;
import dev.tollgate.application.admin.tenant.CreateCompany;
import dev.tollgate.application.admin.tenant.CreateEnterprise;
import dev.tollgate.application.admin.tenant.DeleteCompany;
import dev.tollgate.application.admin.tenant.DeleteEnterprise;
import dev.tollgate.application.admin.tenant.ListCompanies;
import dev.tollgate.application.admin.tenant.ListEnterprises;
import dev.tollgate.application.admin.tenant.RenameCompany;
import dev.tollgate.application.admin.tenant.RenameEnterprise;
import dev.tollgate.application.admin.tenant.ShowCompany;
import dev.tollgate.application.admin.tenant.ShowEnterprise;
import dev.tollgate.application.admin.token.ListTokens;
import dev.tollgate.application.admin.token.PurgeTokens;
import dev.tollgate.application.admin.token.RevokeAnyToken;
import dev.tollgate.application.admin.token.RevokeClientTokens;
import dev.tollgate.application.admin.token.ShowToken;
import dev.tollgate.application.port.KeyMaker;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.storage.Storage;
import java.time.Clock;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The use cases of administrators over one open store. */
public record Admin(
    Storage storage, StoreOptions options, Ports ports, Clock clock, RandomGenerator random) {

  /** The contract of what no other contract owns, which clients have nothing to do with. */
  private static final String HOUSE = "house";

  /** Reads the keys when a signature has to be checked, and not before. */
  private TokenVerifier verifier() {
    return text -> ports.verifiers().apply(storage.keys()).verify(text);
  }

  public RenameEnterprise renameEnterprise() {
    return new RenameEnterprise(storage.enterprises());
  }

  public DeleteEnterprise deleteEnterprise() {
    return new DeleteEnterprise(storage.enterprises());
  }

  public RenameCompany renameCompany() {
    return new RenameCompany(storage.companies());
  }

  public DeleteCompany deleteCompany() {
    return new DeleteCompany(storage.companies());
  }

  public UpdateClient updateClient() {
    return new UpdateClient(storage.clients(), storage.scopes());
  }

  public ShowToken showToken() {
    return new ShowToken(
        verifier(), storage.tokens(), storage.clients(), storage.enterprises(), clock);
  }

  public RevokeAnyToken revokeAnyToken() {
    return new RevokeAnyToken(verifier(), storage.tokens(), clock);
  }

  public RevokeClientTokens revokeClientTokens() {
    return new RevokeClientTokens(storage.clients(), storage.clientTokens(), clock);
  }

  public ListTokens listTokens() {
    return new ListTokens(storage.clientTokens(), storage.enterprises(), clock);
  }

  public PurgeTokens purgeTokens() {
    return new PurgeTokens(storage.tokens(), clock);
  }

  public CreateEnterprise createEnterprise() {
    return new CreateEnterprise(storage.enterprises(), clock, random);
  }

  public ShowEnterprise showEnterprise() {
    return new ShowEnterprise(storage.enterprises());
  }

  public ListEnterprises listEnterprises() {
    return new ListEnterprises(storage.enterprises());
  }

  public ChangeEnterprise changeEnterprise() {
    return new ChangeEnterprise(storage.enterprises());
  }

  public CreateCompany createCompany() {
    return new CreateCompany(storage.enterprises(), storage.companies(), clock, random);
  }

  public ShowCompany showCompany() {
    return new ShowCompany(storage.companies());
  }

  public ListCompanies listCompanies() {
    return new ListCompanies(storage.companies());
  }

  public ChangeCompany changeCompany() {
    return new ChangeCompany(storage.companies());
  }

  public CreateScope createScope() {
    return new CreateScope(storage.scopes());
  }

  public ListScopes listScopes() {
    return new ListScopes(storage.scopes());
  }

  public RegisterClient registerClient() {
    return new RegisterClient(
        storage.clients(),
        storage.companies(),
        storage.scopes(),
        ports.keySets(),
        contractsForClients(),
        clock,
        random);
  }

  private Set<String> contractsForClients() {
    return ports.errors().contracts().stream()
        .filter(contract -> !contract.equals(HOUSE))
        .collect(Collectors.toSet());
  }

  public ShowClient showClient() {
    return new ShowClient(storage.clients());
  }

  public ListClients listClients() {
    return new ListClients(storage.clients());
  }

  public EnableClient enableClient() {
    return new EnableClient(storage.clients());
  }

  public LinkClient linkClient() {
    return new LinkClient(storage.clients(), storage.companies());
  }

  public UnlinkClient unlinkClient() {
    return new UnlinkClient(storage.clients());
  }

  public DeleteClient deleteClient() {
    return new DeleteClient(storage.clients());
  }

  public ReplaceKeys replaceKeys() {
    return new ReplaceKeys(storage.clients(), ports.keySets());
  }

  public AddSecret addSecret() {
    return new AddSecret(storage.clients(), clock, random);
  }

  public RevokeSecret revokeSecret() {
    return new RevokeSecret(storage.clients(), clock);
  }

  public CreateResource createResource() {
    return new CreateResource(storage.resources());
  }

  public ListResources listResources() {
    return new ListResources(storage.resources());
  }

  public DeleteResource deleteResource() {
    return new DeleteResource(storage.resources());
  }

  public ListKeys listKeys() {
    return new ListKeys(storage.keys(), clock);
  }

  public RotateKey rotateKey() {
    return new RotateKey(storage.keys(), keyMaker(), clock);
  }

  public RetireKey retireKey() {
    return new RetireKey(storage.keys(), clock);
  }

  public ImportKey importKey() {
    return new ImportKey(storage.keys(), keyMaker(), clock);
  }

  /** Needs the master key. */
  private KeyMaker keyMaker() {
    return ports.keyMakers().apply(options, storage.keys());
  }

  public ImportLibrary importLibrary() {
    return new ImportLibrary(storage.companies(), storage.documents());
  }

  public ShowLibrary showLibrary() {
    return new ShowLibrary(storage.companies(), storage.documents());
  }

  public ExportLibrary exportLibrary() {
    return new ExportLibrary(storage.companies(), storage.documents());
  }
}
