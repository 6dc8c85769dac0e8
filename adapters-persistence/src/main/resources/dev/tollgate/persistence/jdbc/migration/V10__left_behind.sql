-- Earlier versions could leave behind a company that was created while its enterprise was deleted.
-- Every statement may meet what an interrupted run made.

DELETE FROM edition
WHERE company IN (SELECT id FROM company WHERE enterprise NOT IN (SELECT id FROM enterprise));

INSERT INTO gone_registration (registration)
SELECT registration FROM client WHERE enterprise NOT IN (SELECT id FROM enterprise);

DELETE FROM client WHERE enterprise NOT IN (SELECT id FROM enterprise);

DELETE FROM company WHERE enterprise NOT IN (SELECT id FROM enterprise);
