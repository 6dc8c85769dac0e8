-- How clients authenticate and what for, whom tokens are meant for, when keys begin to sign. What was there before means
-- the same as ever. Every statement may meet what an interrupted run made. Instants are milliseconds since 1970.

ALTER TABLE client ADD COLUMN IF NOT EXISTS authentication ${id} DEFAULT 'secret' NOT NULL;

-- A key set, or the URI of one.
ALTER TABLE client ADD COLUMN IF NOT EXISTS key_source ${text};

ALTER TABLE client ADD COLUMN IF NOT EXISTS grants ${id} DEFAULT 'client_credentials' NOT NULL;

ALTER TABLE client ADD COLUMN IF NOT EXISTS contracts ${text} DEFAULT '' NOT NULL;

ALTER TABLE token ADD COLUMN IF NOT EXISTS audience ${text} DEFAULT '' NOT NULL;

ALTER TABLE signing_key ADD COLUMN IF NOT EXISTS signs_from BIGINT DEFAULT 0 NOT NULL;

UPDATE signing_key SET signs_from = created_at WHERE signs_from = 0;

CREATE TABLE IF NOT EXISTS resource (
  uri ${id} NOT NULL PRIMARY KEY
);

-- Assertions that are used up; who used them, and their ids, are kept as digests.
CREATE TABLE IF NOT EXISTS spent_assertion (
  digest ${id} NOT NULL PRIMARY KEY,
  expires_at BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS spent_assertion_by_expiry ON spent_assertion (expires_at);
