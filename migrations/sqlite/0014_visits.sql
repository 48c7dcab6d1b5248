-- Visits: what an institution asks a person beside a card reader, and what the person answered,
-- sealed. Found by an id that the institution and the browser at the reader hold; kept for the day
-- that the consent lasts.
CREATE TABLE visit (
    visit_id   BLOB    NOT NULL PRIMARY KEY,
    expires_at INTEGER NOT NULL,
    sealed     BLOB    NOT NULL,
    answer     BLOB
) STRICT, WITHOUT ROWID;

CREATE INDEX visit_expires ON visit (expires_at);

-- Browsers that stand at an institution's reception, and links that make one of them, once. Found
-- by what the browser holds; what ends the tokens of a client ends them too.
CREATE TABLE reception (
    token          BLOB    NOT NULL PRIMARY KEY,
    institution_id BLOB    NOT NULL,
    client_version INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL,
    sealed         BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX reception_expires ON reception (expires_at);
