-- How institutions prove who they are at the gateway: their keys, and whether they are suspended,
-- sealed. Every change is a version, and ends the tokens that were given out under the one before.
CREATE TABLE gateway_client (
    institution_id BLOB    NOT NULL PRIMARY KEY,
    version        INTEGER NOT NULL,
    sealed         BLOB    NOT NULL
) STRICT;

-- Assertions that were used, by client and jti: none is taken twice.
CREATE TABLE gateway_assertion (
    assertion  BLOB    NOT NULL PRIMARY KEY,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX gateway_assertion_expires ON gateway_assertion (expires_at);

-- Found by what the client holds.
CREATE TABLE gateway_token (
    token          BLOB    NOT NULL PRIMARY KEY,
    institution_id BLOB    NOT NULL,
    client_version INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL,
    sealed         BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX gateway_token_expires ON gateway_token (expires_at);
