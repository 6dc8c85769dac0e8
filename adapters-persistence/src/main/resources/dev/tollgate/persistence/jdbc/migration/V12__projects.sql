-- Companies have projects, and a grant may cover some of them only. Grants that are there cover all.
-- Every statement may meet what an interrupted run made. Instants are milliseconds since 1970.

-- Languages are separated by blanks.
CREATE TABLE IF NOT EXISTS project (
  id ${id} NOT NULL PRIMARY KEY,
  company ${id} NOT NULL REFERENCES company (id) ON DELETE CASCADE,
  name ${name} NOT NULL,
  slug ${id} NOT NULL,
  source ${id} NOT NULL,
  targets ${text} NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (company, slug)
);

CREATE INDEX IF NOT EXISTS project_by_company ON project (company, id);

-- Ids of projects are separated by blanks.
ALTER TABLE user_grant ADD COLUMN IF NOT EXISTS projects ${text} DEFAULT '' NOT NULL;
