-- What decides whether an entry is told at once: whether an institution asked before, and whether
-- it was shown something before. trace is blind, and of one person.
CREATE TABLE acquaintance (
    person_id UUID  NOT NULL,
    trace     BYTEA NOT NULL,
    PRIMARY KEY (person_id, trace)
);
COMMENT ON TABLE acquaintance IS 'person';

-- What was not told at once and waits for the week's summary. A person who has a log and no row
-- here has one that was written before there were alerts.
CREATE TABLE digest (
    person_id UUID   NOT NULL PRIMARY KEY,
    version   BIGINT NOT NULL,
    sealed    BYTEA  NOT NULL
);
COMMENT ON TABLE digest IS 'person';

-- Append-only. What a person wants to be told.
CREATE TABLE alert_setting (
    person_id UUID   NOT NULL,
    version   BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    sealed    BYTEA  NOT NULL,
    PRIMARY KEY (person_id, version)
);
COMMENT ON TABLE alert_setting IS 'person';

-- Append-only. Browsers from which a person has logged in.
CREATE TABLE device (
    person_id UUID   NOT NULL,
    browser   BYTEA  NOT NULL,
    since     BIGINT NOT NULL,
    PRIMARY KEY (person_id, browser)
);
COMMENT ON TABLE device IS 'person';

-- When an institution was last heard of: it asked, files about its work came in, or it said that
-- it is there.
CREATE TABLE heartbeat (
    institution_id UUID   NOT NULL PRIMARY KEY,
    since          BIGINT NOT NULL,
    asked_at       BIGINT,
    delivered_at   BIGINT,
    called_at      BIGINT
);
COMMENT ON TABLE heartbeat IS 'reference';

ALTER TABLE acquaintance ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON acquaintance
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

ALTER TABLE digest ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON digest
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

ALTER TABLE alert_setting ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON alert_setting
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

ALTER TABLE device ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON device
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

-- An older program would go on writing entries of which nobody is told.
UPDATE schema_window SET oldest = 9;
