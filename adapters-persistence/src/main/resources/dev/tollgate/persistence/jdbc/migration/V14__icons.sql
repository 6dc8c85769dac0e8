-- Clients may have an icon, a file in Base64. Every statement may meet what an interrupted run made.

ALTER TABLE client ADD COLUMN IF NOT EXISTS icon ${text};
