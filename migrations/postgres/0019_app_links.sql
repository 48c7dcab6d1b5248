-- Links between people and who they are to デジタル認証アプリ: a keyed hash over issuer and sub, and
-- the rest sealed. The index stands in holder as well, where it is unique across people.
CREATE TABLE app_link (
    person_id UUID   NOT NULL REFERENCES person_key (person_id),
    app_id    UUID   NOT NULL,
    version   BIGINT NOT NULL,
    subject   BYTEA  NOT NULL,
    linked_at BIGINT NOT NULL,
    sealed    BYTEA  NOT NULL,
    PRIMARY KEY (person_id, app_id)
);
COMMENT ON TABLE app_link IS 'person';

-- Browsers that went to the provider and are not back yet, each found by the state it brings back.
CREATE TABLE app_ceremony (
    state      BYTEA  NOT NULL PRIMARY KEY,
    browser    BYTEA  NOT NULL,
    expires_at BIGINT NOT NULL,
    sealed     BYTEA  NOT NULL
);
COMMENT ON TABLE app_ceremony IS 'secret';

CREATE INDEX app_ceremony_expires ON app_ceremony (expires_at);

ALTER TABLE app_link ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON app_link
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

ALTER TABLE app_ceremony ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY found ON app_ceremony
    USING (state = decode(nullif(current_setting('app.blind', true), ''), 'hex'));
CREATE POLICY expired ON app_ceremony FOR SELECT
    USING (current_setting('app.duty', true) = 'sweep');
CREATE POLICY swept ON app_ceremony FOR DELETE
    USING (current_setting('app.duty', true) = 'sweep');
