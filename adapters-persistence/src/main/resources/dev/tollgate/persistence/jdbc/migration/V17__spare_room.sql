-- On PostgreSQL, the pages of tokens keep room for a few that are revoked: their new versions stay where they were, and no
-- index changes. Pages that are full already stay so. Every statement may meet what an interrupted run made.

${spare_room}
