-- A token that speaks for a user points at the grant and at the authorization code that it came from. No token did before.
-- Every statement may meet what an interrupted run made.

ALTER TABLE token ADD COLUMN IF NOT EXISTS grant_id ${id};

-- The digest of the code; null if the token came from the grant alone.
ALTER TABLE token ADD COLUMN IF NOT EXISTS code ${id};
