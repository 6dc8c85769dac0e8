-- Companies have slugs, which those that are there get later, and account numbers, which those that are there get in the order
-- in which they were created. Every statement may meet what an interrupted run made.

ALTER TABLE company ADD COLUMN IF NOT EXISTS slug ${id};

ALTER TABLE company ADD COLUMN IF NOT EXISTS account_number BIGINT;

CREATE TABLE IF NOT EXISTS company_order (
  company ${id} NOT NULL PRIMARY KEY,
  place BIGINT NOT NULL
);

DELETE FROM company_order;

INSERT INTO company_order (company, place)
SELECT id, ROW_NUMBER() OVER (ORDER BY created_at, id) FROM company;

UPDATE company SET account_number = (SELECT o.place FROM company_order o WHERE o.company = company.id)
WHERE account_number IS NULL;

DROP TABLE IF EXISTS company_order;

CREATE UNIQUE INDEX IF NOT EXISTS company_by_slug ON company (slug);

CREATE UNIQUE INDEX IF NOT EXISTS company_by_account_number ON company (account_number);

-- The number that was given out last: one row.
CREATE TABLE IF NOT EXISTS account_number (
  latest BIGINT NOT NULL
);

INSERT INTO account_number (latest)
SELECT highest.number FROM (SELECT COALESCE(MAX(account_number), 0) AS number FROM company) highest
WHERE NOT EXISTS (SELECT 1 FROM account_number);
