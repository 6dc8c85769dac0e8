-- Clients may have a token lifetime and custom claims of their own, and companies custom claims.
-- Every statement may meet what an interrupted run made.

-- In milliseconds; 0 for that of the server.
ALTER TABLE client ADD COLUMN IF NOT EXISTS token_lifetime BIGINT DEFAULT 0 NOT NULL;

-- One JSON object.
ALTER TABLE client ADD COLUMN IF NOT EXISTS claims ${text} DEFAULT '{}' NOT NULL;

ALTER TABLE company ADD COLUMN IF NOT EXISTS claims ${text} DEFAULT '{}' NOT NULL;
