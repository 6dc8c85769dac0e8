package dev.tollgate.cli;

import dev.tollgate.application.admin.AddSecret;
import dev.tollgate.application.admin.ChangeCompany;
import dev.tollgate.application.admin.ChangeEnterprise;
import dev.tollgate.application.admin.CreateCompany;
import dev.tollgate.application.admin.CreateEnterprise;
import dev.tollgate.application.admin.CreateResource;
import dev.tollgate.application.admin.CreateScope;
import dev.tollgate.application.admin.DeleteClient;
import dev.tollgate.application.admin.DeleteCompany;
import dev.tollgate.application.admin.DeleteEnterprise;
import dev.tollgate.application.admin.DeleteResource;
import dev.tollgate.application.admin.EnableClient;
import dev.tollgate.application.admin.ImportKey;
import dev.tollgate.application.admin.LinkClient;
import dev.tollgate.application.admin.ListClients;
import dev.tollgate.application.admin.ListCompanies;
import dev.tollgate.application.admin.ListEnterprises;
import dev.tollgate.application.admin.ListKeys;
import dev.tollgate.application.admin.ListResources;
import dev.tollgate.application.admin.ListScopes;
import dev.tollgate.application.admin.ListTokens;
import dev.tollgate.application.admin.PurgeTokens;
import dev.tollgate.application.admin.RegisterClient;
import dev.tollgate.application.admin.RenameCompany;
import dev.tollgate.application.admin.RenameEnterprise;
import dev.tollgate.application.admin.ReplaceKeys;
import dev.tollgate.application.admin.RetireKey;
import dev.tollgate.application.admin.RevokeAnyToken;
import dev.tollgate.application.admin.RevokeClientTokens;
import dev.tollgate.application.admin.RevokeSecret;
import dev.tollgate.application.admin.RotateKey;
import dev.tollgate.application.admin.ShowClient;
import dev.tollgate.application.admin.ShowCompany;
import dev.tollgate.application.admin.ShowEnterprise;
import dev.tollgate.application.admin.ShowToken;
import dev.tollgate.application.admin.UnlinkClient;
import dev.tollgate.application.admin.UpdateClient;
import dev.tollgate.application.library.ExportLibrary;
import dev.tollgate.application.library.ImportLibrary;
import dev.tollgate.application.library.ShowLibrary;
import dev.tollgate.application.port.KeyMaker;
import dev.tollgate.application.port.TokenVerifier;
import dev.tollgate.application.storage.Storage;
import java.time.Clock;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The use cases of administrators over one open store. */
record Admin(
    Storage storage, StoreOptions options, Ports ports, Clock clock, RandomGenerator random) {

  /** The contract of what no other contract owns, which clients have nothing to do with. */
  private static final String HOUSE = "house";

  /** Reads the keys when a signature has to be checked, and not before. */
  private TokenVerifier verifier() {
    return text -> ports.verifiers().apply(storage.keys()).verify(text);
  }

  RenameEnterprise renameEnterprise() {
    return new RenameEnterprise(storage.enterprises());
  }

  DeleteEnterprise deleteEnterprise() {
    return new DeleteEnterprise(storage.enterprises());
  }

  RenameCompany renameCompany() {
    return new RenameCompany(storage.companies());
  }

  DeleteCompany deleteCompany() {
    return new DeleteCompany(storage.companies());
  }

  UpdateClient updateClient() {
    return new UpdateClient(storage.clients(), storage.scopes());
  }

  ShowToken showToken() {
    return new ShowToken(
        verifier(), storage.tokens(), storage.clients(), storage.enterprises(), clock);
  }

  RevokeAnyToken revokeAnyToken() {
    return new RevokeAnyToken(verifier(), storage.tokens(), clock);
  }

  RevokeClientTokens revokeClientTokens() {
    return new RevokeClientTokens(storage.clients(), storage.clientTokens(), clock);
  }

  ListTokens listTokens() {
    return new ListTokens(storage.clientTokens(), storage.enterprises(), clock);
  }

  PurgeTokens purgeTokens() {
    return new PurgeTokens(storage.tokens(), clock);
  }

  CreateEnterprise createEnterprise() {
    return new CreateEnterprise(storage.enterprises(), clock, random);
  }

  ShowEnterprise showEnterprise() {
    return new ShowEnterprise(storage.enterprises());
  }

  ListEnterprises listEnterprises() {
    return new ListEnterprises(storage.enterprises());
  }

  ChangeEnterprise changeEnterprise() {
    return new ChangeEnterprise(storage.enterprises());
  }

  CreateCompany createCompany() {
    return new CreateCompany(storage.enterprises(), storage.companies(), clock, random);
  }

  ShowCompany showCompany() {
    return new ShowCompany(storage.companies());
  }

  ListCompanies listCompanies() {
    return new ListCompanies(storage.companies());
  }

  ChangeCompany changeCompany() {
    return new ChangeCompany(storage.companies());
  }

  CreateScope createScope() {
    return new CreateScope(storage.scopes());
  }

  ListScopes listScopes() {
    return new ListScopes(storage.scopes());
  }

  RegisterClient registerClient() {
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

  ShowClient showClient() {
    return new ShowClient(storage.clients());
  }

  ListClients listClients() {
    return new ListClients(storage.clients());
  }

  EnableClient enableClient() {
    return new EnableClient(storage.clients());
  }

  LinkClient linkClient() {
    return new LinkClient(storage.clients(), storage.companies());
  }

  UnlinkClient unlinkClient() {
    return new UnlinkClient(storage.clients());
  }

  DeleteClient deleteClient() {
    return new DeleteClient(storage.clients());
  }

  ReplaceKeys replaceKeys() {
    return new ReplaceKeys(storage.clients(), ports.keySets());
  }

  AddSecret addSecret() {
    return new AddSecret(storage.clients(), clock, random);
  }

  RevokeSecret revokeSecret() {
    return new RevokeSecret(storage.clients(), clock);
  }

  CreateResource createResource() {
    return new CreateResource(storage.resources());
  }

  ListResources listResources() {
    return new ListResources(storage.resources());
  }

  DeleteResource deleteResource() {
    return new DeleteResource(storage.resources());
  }

  ListKeys listKeys() {
    return new ListKeys(storage.keys(), clock);
  }

  RotateKey rotateKey() {
    return new RotateKey(storage.keys(), keyMaker(), clock);
  }

  RetireKey retireKey() {
    return new RetireKey(storage.keys(), clock);
  }

  ImportKey importKey() {
    return new ImportKey(storage.keys(), keyMaker(), clock);
  }

  /** Needs the master key. */
  private KeyMaker keyMaker() {
    return ports.keyMakers().apply(options, storage.keys());
  }

  ImportLibrary importLibrary() {
    return new ImportLibrary(storage.companies(), storage.documents());
  }

  ShowLibrary showLibrary() {
    return new ShowLibrary(storage.companies(), storage.documents());
  }

  ExportLibrary exportLibrary() {
    return new ExportLibrary(storage.companies(), storage.documents());
  }
}
