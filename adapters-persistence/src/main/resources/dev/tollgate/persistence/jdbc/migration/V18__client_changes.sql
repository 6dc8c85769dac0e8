-- What nodes on one store tell each other about clients. Every statement may meet what an interrupted run made.
-- Instants are milliseconds since 1970.

-- Clients in the order in which they were changed or removed; old rows are trimmed.
CREATE TABLE IF NOT EXISTS client_change (
  place ${sequence} PRIMARY KEY,
  client ${id} NOT NULL,
  changed_at BIGINT NOT NULL
);
