-- Passkeys of people. A person is found by the id of a credential, and by the number that they log
-- in with, through holder. What a passkey stands on (card or app) is sealed with it.
CREATE TABLE passkey (
    person_id  UUID   NOT NULL REFERENCES person_key (person_id),
    credential BYTEA  NOT NULL,
    version    BIGINT NOT NULL,
    sealed     BYTEA  NOT NULL,
    PRIMARY KEY (person_id, credential)
);
COMMENT ON TABLE passkey IS 'person';

-- The number that a person logs in with where the browser does not know whose passkey to ask for.
-- Given with the first passkey; it stays.
CREATE TABLE login_number (
    person_id UUID  NOT NULL PRIMARY KEY REFERENCES person_key (person_id),
    login     BYTEA NOT NULL,
    sealed    BYTEA NOT NULL
);
COMMENT ON TABLE login_number IS 'person';

-- Questions to passkeys that wait for their answer, bound to the browser that asked.
CREATE TABLE passkey_ceremony (
    ceremony_id UUID   NOT NULL PRIMARY KEY,
    browser     BYTEA  NOT NULL,
    expires_at  BIGINT NOT NULL,
    sealed      BYTEA  NOT NULL
);
COMMENT ON TABLE passkey_ceremony IS 'secret';

CREATE INDEX passkey_ceremony_expires ON passkey_ceremony (expires_at);

ALTER TABLE passkey ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON passkey
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

ALTER TABLE login_number ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON login_number
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

ALTER TABLE passkey_ceremony ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY found ON passkey_ceremony
    USING (ceremony_id = nullif(current_setting('app.id', true), '')::uuid);
CREATE POLICY expired ON passkey_ceremony FOR SELECT
    USING (current_setting('app.duty', true) = 'sweep');
CREATE POLICY swept ON passkey_ceremony FOR DELETE
    USING (current_setting('app.duty', true) = 'sweep');
