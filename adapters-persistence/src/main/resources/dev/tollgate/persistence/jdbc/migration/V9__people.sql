-- Users, what they allowed clients to do, and what came from it. Clients that are there have no users, and scopes are harmless.
-- Every statement may meet what an interrupted run made. Instants are milliseconds since 1970.

-- Groups are separated by line feeds. The key of an email is the same however it is written.
CREATE TABLE IF NOT EXISTS app_user (
  id ${id} NOT NULL PRIMARY KEY,
  email ${id} NOT NULL,
  email_key ${id} NOT NULL UNIQUE,
  name ${name},
  email_verified BOOLEAN NOT NULL,
  group_names ${text} NOT NULL,
  password ${text},
  enabled BOOLEAN NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS membership (
  place ${sequence} PRIMARY KEY,
  user_id ${id} NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
  company ${id} NOT NULL,
  administrator BOOLEAN NOT NULL,
  UNIQUE (user_id, company)
);

CREATE INDEX IF NOT EXISTS membership_by_company ON membership (company);

CREATE TABLE IF NOT EXISTS user_session (
  id ${id} NOT NULL PRIMARY KEY,
  digest ${id} NOT NULL UNIQUE,
  user_id ${id} NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
  authenticated_at BIGINT NOT NULL,
  used_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS user_session_by_user ON user_session (user_id, id);

CREATE INDEX IF NOT EXISTS user_session_by_expiry ON user_session (expires_at);

-- How often something was tried since its window began.
CREATE TABLE IF NOT EXISTS sign_in_attempt (
  digest ${id} NOT NULL PRIMARY KEY,
  attempts INT NOT NULL,
  resets_at BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS sign_in_attempt_by_reset ON sign_in_attempt (resets_at);

-- What is unique among live grants has a key, which a grant loses when it is revoked.
CREATE TABLE IF NOT EXISTS user_grant (
  id ${id} NOT NULL PRIMARY KEY,
  live_key ${id} UNIQUE,
  registration ${id} NOT NULL REFERENCES client (registration) ON DELETE CASCADE,
  client ${id} NOT NULL,
  user_id ${id} NOT NULL REFERENCES app_user (id) ON DELETE CASCADE,
  company ${id} NOT NULL,
  contract ${id} NOT NULL,
  scopes ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  revoked_at BIGINT
);

CREATE INDEX IF NOT EXISTS user_grant_by_user ON user_grant (user_id, id);

CREATE INDEX IF NOT EXISTS user_grant_by_registration ON user_grant (registration, id);

CREATE INDEX IF NOT EXISTS user_grant_by_company ON user_grant (company, id);

-- From when on a code is useless is null if something that came from it does not expire.
CREATE TABLE IF NOT EXISTS authorization_code (
  digest ${id} NOT NULL PRIMARY KEY,
  registration ${id} NOT NULL,
  client ${id} NOT NULL,
  contract ${id} NOT NULL,
  user_id ${id} NOT NULL,
  company ${id} NOT NULL,
  grant_id ${id} NOT NULL,
  scopes ${text} NOT NULL,
  audience ${text} NOT NULL,
  redirect_uri ${text},
  state_digest ${id},
  nonce ${text},
  challenge ${id},
  session_id ${id} NOT NULL,
  authenticated_at BIGINT NOT NULL,
  issued_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  spent_at BIGINT,
  revoked_at BIGINT,
  kept_until BIGINT,
  useless_at BIGINT
);

CREATE INDEX IF NOT EXISTS authorization_code_by_use ON authorization_code (useless_at);

CREATE INDEX IF NOT EXISTS authorization_code_by_registration ON authorization_code (registration);

CREATE INDEX IF NOT EXISTS authorization_code_by_user ON authorization_code (user_id);

-- Registrations and users that were removed and may have codes left.
CREATE TABLE IF NOT EXISTS gone_owner (
  place ${sequence} PRIMARY KEY,
  owner ${id} NOT NULL
);

CREATE INDEX IF NOT EXISTS gone_owner_by_owner ON gone_owner (owner);

CREATE TABLE IF NOT EXISTS refresh_token (
  digest ${id} NOT NULL PRIMARY KEY,
  code ${id} NOT NULL REFERENCES authorization_code (digest) ON DELETE CASCADE,
  issued_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  successor ${id},
  answer ${text}
);

CREATE INDEX IF NOT EXISTS refresh_token_by_code ON refresh_token (code);

CREATE INDEX IF NOT EXISTS refresh_token_by_expiry ON refresh_token (expires_at);

-- URIs are separated by blanks.
ALTER TABLE client ADD COLUMN IF NOT EXISTS redirect_uris ${text} DEFAULT '' NOT NULL;

ALTER TABLE client ADD COLUMN IF NOT EXISTS post_logout_redirect_uris ${text} DEFAULT '' NOT NULL;

ALTER TABLE client ADD COLUMN IF NOT EXISTS for_everyone BOOLEAN DEFAULT FALSE NOT NULL;

ALTER TABLE client ADD COLUMN IF NOT EXISTS pkce_required BOOLEAN DEFAULT TRUE NOT NULL;

ALTER TABLE client ADD COLUMN IF NOT EXISTS asks_consent BOOLEAN DEFAULT TRUE NOT NULL;

ALTER TABLE client ADD COLUMN IF NOT EXISTS any_localhost_port BOOLEAN DEFAULT FALSE NOT NULL;

ALTER TABLE scope ADD COLUMN IF NOT EXISTS default_on BOOLEAN DEFAULT TRUE NOT NULL;

ALTER TABLE scope ADD COLUMN IF NOT EXISTS destructive BOOLEAN DEFAULT FALSE NOT NULL;

-- What an enterprise or a company holds is found without reading all there is.
CREATE INDEX IF NOT EXISTS company_by_enterprise ON company (enterprise);

CREATE INDEX IF NOT EXISTS client_by_enterprise ON client (enterprise);

CREATE INDEX IF NOT EXISTS client_by_company ON client (company);
