-- Staff. Who they are and what they may do is sealed.

CREATE TABLE staff (
    staff_id UUID   NOT NULL PRIMARY KEY,
    version  BIGINT NOT NULL,
    login    BYTEA  NOT NULL UNIQUE,
    sealed   BYTEA  NOT NULL
);
COMMENT ON TABLE staff IS 'reference';

-- One row. Grows with every change of who may do what, so that what depends on all of them
-- together (two administrators, the last passkey) is decided by one at a time.
CREATE TABLE staff_roll (
    version BIGINT NOT NULL PRIMARY KEY
);
COMMENT ON TABLE staff_roll IS 'reference';

INSERT INTO staff_roll (version) VALUES (1);

-- Found by the id of the credential, which is one member's.
CREATE TABLE staff_passkey (
    credential BYTEA  NOT NULL PRIMARY KEY,
    staff_id   UUID   NOT NULL,
    version    BIGINT NOT NULL,
    sealed     BYTEA  NOT NULL
);
COMMENT ON TABLE staff_passkey IS 'reference';

CREATE INDEX staff_passkey_staff ON staff_passkey (staff_id);

CREATE TABLE staff_invitation (
    token      BYTEA  NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL,
    sealed     BYTEA  NOT NULL
);
COMMENT ON TABLE staff_invitation IS 'reference';

-- Found by what a browser holds.
CREATE TABLE staff_session (
    token      BYTEA  NOT NULL PRIMARY KEY,
    staff_id   UUID   NOT NULL,
    saved_at   BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    sealed     BYTEA  NOT NULL
);
COMMENT ON TABLE staff_session IS 'secret';

CREATE INDEX staff_session_staff ON staff_session (staff_id);
CREATE INDEX staff_session_expires ON staff_session (expires_at);

CREATE TABLE staff_ceremony (
    ceremony_id UUID   NOT NULL PRIMARY KEY,
    browser     BYTEA  NOT NULL,
    expires_at  BIGINT NOT NULL,
    sealed      BYTEA  NOT NULL
);
COMMENT ON TABLE staff_ceremony IS 'secret';

CREATE INDEX staff_ceremony_expires ON staff_ceremony (expires_at);

-- Append-only: what staff did.
CREATE TABLE staff_audit (
    audit_id UUID  NOT NULL PRIMARY KEY,
    sealed   BYTEA NOT NULL
);
COMMENT ON TABLE staff_audit IS 'reference';

-- A session is the browser's that knows its token; all of a member's end with the member.
ALTER TABLE staff_session ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY found ON staff_session
    USING (token = decode(nullif(current_setting('app.blind', true), ''), 'hex'));
CREATE POLICY own ON staff_session FOR SELECT
    USING (staff_id = nullif(current_setting('app.id', true), '')::uuid);
CREATE POLICY ended ON staff_session FOR DELETE
    USING (staff_id = nullif(current_setting('app.id', true), '')::uuid);
CREATE POLICY expired ON staff_session FOR SELECT
    USING (current_setting('app.duty', true) = 'sweep');
CREATE POLICY swept ON staff_session FOR DELETE
    USING (current_setting('app.duty', true) = 'sweep');

ALTER TABLE staff_ceremony ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY found ON staff_ceremony
    USING (ceremony_id = nullif(current_setting('app.id', true), '')::uuid);
CREATE POLICY expired ON staff_ceremony FOR SELECT
    USING (current_setting('app.duty', true) = 'sweep');
CREATE POLICY swept ON staff_ceremony FOR DELETE
    USING (current_setting('app.duty', true) = 'sweep');

-- Supervision finds entries by when they were written, or by their id. Whose they are, and by whom,
-- stays sealed.
CREATE INDEX disclosure_recorded ON disclosure (recorded_at, entry_id);
CREATE INDEX disclosure_id ON disclosure (entry_id);
CREATE POLICY supervised ON disclosure FOR SELECT
    USING (current_setting('app.duty', true) = 'supervision');
CREATE POLICY supervised ON person_key FOR SELECT
    USING (current_setting('app.duty', true) = 'supervision');
