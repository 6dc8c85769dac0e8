-- Tokens may be opaque, live until they are revoked, and speak for a user. Those that are there are signed and speak for their client.
-- Every statement may meet what an interrupted run made.

-- Null if the client speaks for itself.
ALTER TABLE token ADD COLUMN IF NOT EXISTS user_id ${id};

ALTER TABLE token ADD COLUMN IF NOT EXISTS company ${id};

-- Of the text of an opaque token; null if the token is signed.
ALTER TABLE token ADD COLUMN IF NOT EXISTS digest ${id};

-- Null if the token does not expire.
ALTER TABLE token ${optional_expiry};

CREATE UNIQUE INDEX IF NOT EXISTS token_by_digest ON token (digest)${opaque_only};
