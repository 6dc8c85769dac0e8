-- Clients may be pinned to versions of contracts, and companies be sandboxes.
-- Every statement may meet what an interrupted run made.

-- Separated by spaces.
ALTER TABLE client ADD COLUMN IF NOT EXISTS versions ${text} DEFAULT '' NOT NULL;

ALTER TABLE company ADD COLUMN IF NOT EXISTS sandbox BOOLEAN DEFAULT FALSE NOT NULL;
