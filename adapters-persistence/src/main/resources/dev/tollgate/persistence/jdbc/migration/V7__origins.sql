-- The origins of the web pages whose scripts use a client, separated by blanks. Clients that are there have none.
-- Every statement may meet what an interrupted run made.

ALTER TABLE client ADD COLUMN IF NOT EXISTS origins ${text} DEFAULT '' NOT NULL;
