-- Append-only. Whether the ways into a person's account are stopped.
CREATE TABLE account_lock (
    person_id UUID   NOT NULL,
    version   BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    sealed    BYTEA  NOT NULL,
    PRIMARY KEY (person_id, version)
);
COMMENT ON TABLE account_lock IS 'person';

-- Append-only. What was done in a person's account: logins, what was looked at and taken along.
CREATE TABLE account_event (
    person_id  UUID   NOT NULL,
    account_event_id UUID   NOT NULL,
    made_at    BIGINT NOT NULL,
    sealed     BYTEA  NOT NULL,
    PRIMARY KEY (person_id, account_event_id)
);
COMMENT ON TABLE account_event IS 'person';

ALTER TABLE account_lock ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON account_lock
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

ALTER TABLE account_event ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON account_event
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

-- An older program would let people in whose ways in are stopped.
UPDATE schema_window SET oldest = 23;
