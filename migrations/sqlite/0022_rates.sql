-- How often something was tried: who has their whole budget again when. Found by a blind index of
-- what is counted (an address, a person, all together).
CREATE TABLE rate (
    bucket     BLOB    NOT NULL PRIMARY KEY,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX rate_expires ON rate (expires_at);
