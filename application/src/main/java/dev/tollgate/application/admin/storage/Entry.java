package dev.tollgate.application.admin.storage;

import dev.tollgate.application.storage.EntryKind;
import dev.tollgate.application.storage.SpentAssertion;
import dev.tollgate.domain.Client;
import dev.tollgate.domain.Company;
import dev.tollgate.domain.CompanyId;
import dev.tollgate.domain.Document;
import dev.tollgate.domain.Enterprise;
import dev.tollgate.domain.RegisteredScope;
import dev.tollgate.domain.ResourceUri;
import dev.tollgate.domain.SigningKey;
import dev.tollgate.domain.Token;

/** One of the things that a store keeps, on its way to another. */
public sealed interface Entry {

  EntryKind kind();

  record OfScope(RegisteredScope scope) implements Entry {
    @Override
    public EntryKind kind() {
      return EntryKind.SCOPE;
    }
  }

  record OfResource(ResourceUri resource) implements Entry {
    @Override
    public EntryKind kind() {
      return EntryKind.RESOURCE;
    }
  }

  record OfEnterprise(Enterprise enterprise) implements Entry {
    @Override
    public EntryKind kind() {
      return EntryKind.ENTERPRISE;
    }
  }

  record OfCompany(Company company) implements Entry {
    @Override
    public EntryKind kind() {
      return EntryKind.COMPANY;
    }
  }

  record OfClient(Client client) implements Entry {
    @Override
    public EntryKind kind() {
      return EntryKind.CLIENT;
    }
  }

  record OfDocument(CompanyId company, Document document) implements Entry {
    @Override
    public EntryKind kind() {
      return EntryKind.DOCUMENT;
    }
  }

  record OfKey(SigningKey key) implements Entry {
    @Override
    public EntryKind kind() {
      return EntryKind.KEY;
    }
  }

  record OfAssertion(SpentAssertion assertion) implements Entry {
    @Override
    public EntryKind kind() {
      return EntryKind.ASSERTION;
    }
  }

  record OfToken(Token token) implements Entry {
    @Override
    public EntryKind kind() {
      return EntryKind.TOKEN;
    }
  }
}
