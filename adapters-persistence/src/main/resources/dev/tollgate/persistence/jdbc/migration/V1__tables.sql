-- Words in placeholders differ from database to database. Every statement may meet what an interrupted run made.
-- Instants are milliseconds since 1970.

CREATE TABLE IF NOT EXISTS enterprise (
  id ${id} NOT NULL PRIMARY KEY,
  name ${name} NOT NULL,
  active BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS company (
  id ${id} NOT NULL PRIMARY KEY,
  enterprise ${id} NOT NULL,
  name ${name} NOT NULL,
  active BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS client (
  id ${id} NOT NULL PRIMARY KEY,
  registration ${id} NOT NULL UNIQUE,
  name ${name} NOT NULL,
  enterprise ${id} NOT NULL,
  company ${id},
  scopes ${text} NOT NULL,
  enabled BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS client_secret (
  place ${sequence} PRIMARY KEY,
  registration ${id} NOT NULL REFERENCES client (registration) ON DELETE CASCADE,
  id ${id} NOT NULL,
  digest ${id} NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT,
  revoked_at BIGINT,
  UNIQUE (registration, id)
);

-- Registrations that were removed and may have tokens left.
CREATE TABLE IF NOT EXISTS gone_registration (
  place ${sequence} PRIMARY KEY,
  registration ${id} NOT NULL
);

CREATE TABLE IF NOT EXISTS scope (
  name ${id} NOT NULL PRIMARY KEY,
  description ${name} NOT NULL
);

CREATE TABLE IF NOT EXISTS token (
  id ${id} NOT NULL PRIMARY KEY,
  registration ${id} NOT NULL,
  client ${id} NOT NULL,
  contract ${id} NOT NULL,
  scopes ${text} NOT NULL,
  issued_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT
);

CREATE INDEX IF NOT EXISTS token_by_expiry ON token (expires_at);

-- The first key of an algorithm says so; that is unique.
CREATE TABLE IF NOT EXISTS signing_key (
  kid ${id} NOT NULL PRIMARY KEY,
  algorithm ${id} NOT NULL,
  first_of ${id} UNIQUE,
  public_jwk ${text} NOT NULL,
  sealed_private ${text} NOT NULL,
  created_at BIGINT NOT NULL
);

-- All documents of a company at one time; one edition of a company is live, others are on their way.
CREATE TABLE IF NOT EXISTS edition (
  id BIGINT NOT NULL PRIMARY KEY,
  company ${id} NOT NULL,
  live BOOLEAN NOT NULL
);

CREATE INDEX IF NOT EXISTS edition_by_company ON edition (company);

CREATE TABLE IF NOT EXISTS document_total (
  edition BIGINT NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
  kind ${id} NOT NULL,
  total BIGINT NOT NULL,
  PRIMARY KEY (edition, kind)
);

CREATE TABLE IF NOT EXISTS document (
  edition BIGINT NOT NULL REFERENCES edition (id) ON DELETE CASCADE,
  kind ${id} NOT NULL,
  place BIGINT NOT NULL,
  body ${document} NOT NULL,
  PRIMARY KEY (edition, kind, place)
);
