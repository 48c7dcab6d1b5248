-- What waits at the desk under a number: cards that are to be registered there, and records that are
-- to be given to their person on paper. Found by a keyed hash of the number; sealed under the key of
-- the system.
CREATE TABLE desk_matter (
    token      BLOB    NOT NULL PRIMARY KEY,
    version    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    sealed     BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX desk_matter_expires ON desk_matter (expires_at);
