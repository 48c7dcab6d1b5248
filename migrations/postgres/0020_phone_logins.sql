-- Logins of a computer by a phone: what the computer's browser began, what the phone answered, and
-- how many codes were typed. Found by an id that the computer shows as a QR code; kept for minutes.
CREATE TABLE phone_login (
    phone_login_id UUID   NOT NULL PRIMARY KEY,
    browser        BYTEA  NOT NULL,
    expires_at     BIGINT NOT NULL,
    tries          BIGINT NOT NULL,
    claimed_at     BIGINT,
    sealed         BYTEA  NOT NULL,
    answer         BYTEA
);
COMMENT ON TABLE phone_login IS 'secret';

CREATE INDEX phone_login_expires ON phone_login (expires_at);

ALTER TABLE phone_login ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY found ON phone_login
    USING (phone_login_id = nullif(current_setting('app.id', true), '')::uuid);
CREATE POLICY expired ON phone_login FOR SELECT
    USING (current_setting('app.duty', true) = 'sweep');
CREATE POLICY swept ON phone_login FOR DELETE
    USING (current_setting('app.duty', true) = 'sweep');
