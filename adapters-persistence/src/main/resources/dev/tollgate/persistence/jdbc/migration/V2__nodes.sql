-- What nodes on one store tell each other. Every statement may meet what an interrupted run made.
-- Instants are milliseconds since 1970.

-- Tokens in the order in which they were revoked; old rows are trimmed.
CREATE TABLE IF NOT EXISTS revocation (
  place ${sequence} PRIMARY KEY,
  token ${id} NOT NULL,
  revoked_at BIGINT NOT NULL
);

-- Work that one node at a time does.
CREATE TABLE IF NOT EXISTS lease (
  name ${id} NOT NULL PRIMARY KEY,
  holder ${id} NOT NULL,
  held_until BIGINT NOT NULL
);
