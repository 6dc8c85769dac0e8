-- Who did what, and when. Every statement may meet what an interrupted run made. Instants are milliseconds since 1970.

-- Ids begin with the time: the primary key also finds what is old. Details are lines of a name, an equals sign and a value.
CREATE TABLE IF NOT EXISTS audit_record (
  id ${id} NOT NULL PRIMARY KEY,
  happened_at BIGINT NOT NULL,
  event ${id} NOT NULL,
  actor_kind ${id} NOT NULL,
  actor ${name} NOT NULL,
  client ${id},
  user_id ${id},
  request ${id},
  details ${text} NOT NULL,
  total BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS audit_record_by_event ON audit_record (event, id);

CREATE INDEX IF NOT EXISTS audit_record_by_client ON audit_record (client, id);

CREATE INDEX IF NOT EXISTS audit_record_by_user ON audit_record (user_id, id);

CREATE INDEX IF NOT EXISTS audit_record_by_request ON audit_record (request);
