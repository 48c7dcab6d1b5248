-- Logins of a computer by a phone: what the computer's browser began, what the phone answered, and
-- how many codes were typed. Found by an id that the computer shows as a QR code; kept for minutes.
CREATE TABLE phone_login (
    phone_login_id BLOB    NOT NULL PRIMARY KEY,
    browser        BLOB    NOT NULL,
    expires_at     INTEGER NOT NULL,
    tries          INTEGER NOT NULL,
    claimed_at     INTEGER,
    sealed         BLOB    NOT NULL,
    answer         BLOB
) STRICT, WITHOUT ROWID;

CREATE INDEX phone_login_expires ON phone_login (expires_at);
