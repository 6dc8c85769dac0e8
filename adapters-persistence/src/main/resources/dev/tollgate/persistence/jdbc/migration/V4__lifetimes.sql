-- The longest lifetime of tokens that a key signed, in milliseconds. Those that are there may have signed for 30 days, which was usual.
-- A key that was removed keeps its row, without its private half.

ALTER TABLE signing_key ADD COLUMN IF NOT EXISTS longest_lifetime BIGINT DEFAULT 2592000000 NOT NULL;
