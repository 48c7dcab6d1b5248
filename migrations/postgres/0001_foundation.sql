-- Ids, times needed for order or retention, blind indexes (HMAC-SHA-256), and sealed bytes
-- (AES-256-GCM-SIV). Nothing else is in clear. Times are microseconds since 1970 (UTC).
--
-- A comment on each table says how it is spread where the database runs on several machines:
--   person     keyed by person_id first; everything of a person lies together
--   secret     keyed by what its holder alone knows
--   reference  small, nobody's; the same everywhere
--
-- Tables of people show and take only rows of the person (app.person_id) or under the blind index
-- or id (app.blind, app.id) that the transaction was begun for, or what its duty (app.duty) needs.
-- Nothing of this is set: nothing is seen.

-- One row in normal times; two while the root key is being changed. The references to it keep a
-- key from being stored that no root key at hand could ever unwrap.
CREATE TABLE root_key (
    root_id    UUID   NOT NULL PRIMARY KEY,
    system_key BYTEA  NOT NULL,
    created_at BIGINT NOT NULL
);
COMMENT ON TABLE root_key IS 'reference';

-- Erasing this row erases the person.
CREATE TABLE person_key (
    person_id UUID  NOT NULL PRIMARY KEY,
    root_id   UUID  NOT NULL REFERENCES root_key (root_id),
    wrapped   BYTEA NOT NULL
);
COMMENT ON TABLE person_key IS 'person';

CREATE INDEX person_key_root ON person_key (root_id);

-- The register. A person who was erased has no row.
CREATE TABLE person (
    person_id  UUID   NOT NULL PRIMARY KEY REFERENCES person_key (person_id),
    version    BIGINT NOT NULL,
    birth      BYTEA  NOT NULL,
    insured    BYTEA,
    content    BYTEA  NOT NULL,
    updated_at BIGINT NOT NULL,
    sealed     BYTEA  NOT NULL
);
COMMENT ON TABLE person IS 'person';

CREATE INDEX person_birth ON person (birth);
CREATE INDEX person_insured ON person (insured) WHERE insured IS NOT NULL;

-- What a decision about a record needs. A record keeps its id over its versions; the one that
-- holds has no superseded_at.
CREATE TABLE record (
    person_id     UUID   NOT NULL,
    record_id     UUID   NOT NULL,
    version       BIGINT NOT NULL,
    source        BYTEA  NOT NULL,
    category      BYTEA  NOT NULL,
    content       BYTEA  NOT NULL,
    received_at   BIGINT NOT NULL,
    superseded_at BIGINT,
    header        BYTEA  NOT NULL,
    PRIMARY KEY (person_id, record_id, version)
);
COMMENT ON TABLE record IS 'person';

CREATE UNIQUE INDEX record_current ON record (person_id, source) WHERE superseded_at IS NULL;

-- The records themselves, apart from what decisions read.
CREATE TABLE record_body (
    person_id UUID   NOT NULL,
    record_id UUID   NOT NULL,
    version   BIGINT NOT NULL,
    sealed    BYTEA  NOT NULL,
    PRIMARY KEY (person_id, record_id, version)
);
COMMENT ON TABLE record_body IS 'person';

-- Append-only.
CREATE TABLE directive (
    person_id    UUID   NOT NULL,
    directive_id UUID   NOT NULL,
    version      BIGINT NOT NULL,
    made_at      BIGINT NOT NULL,
    sealed       BYTEA  NOT NULL,
    PRIMARY KEY (person_id, directive_id, version)
);
COMMENT ON TABLE directive IS 'person';

-- Append-only. head is the hash that the next entry names.
CREATE TABLE disclosure (
    person_id   UUID   NOT NULL,
    seq         BIGINT NOT NULL,
    entry_id    UUID   NOT NULL,
    recorded_at BIGINT NOT NULL,
    head        BYTEA  NOT NULL,
    sealed      BYTEA  NOT NULL,
    PRIMARY KEY (person_id, seq)
);
COMMENT ON TABLE disclosure IS 'person';

CREATE UNIQUE INDEX disclosure_entry ON disclosure (person_id, entry_id);

CREATE TABLE card (
    person_id     UUID   NOT NULL REFERENCES person_key (person_id),
    card_id       UUID   NOT NULL,
    version       BIGINT NOT NULL,
    certificate   BYTEA  NOT NULL,
    registered_at BIGINT NOT NULL,
    sealed        BYTEA  NOT NULL,
    PRIMARY KEY (person_id, card_id)
);
COMMENT ON TABLE card IS 'person';

-- What a person is found by, before it is known who they are: the blind index of a 宛名番号 or of
-- a card. Unique across people, and therefore apart from tables whose keys begin with person_id.
CREATE TABLE holder (
    blind     BYTEA NOT NULL PRIMARY KEY,
    person_id UUID  NOT NULL
);
COMMENT ON TABLE holder IS 'secret';

CREATE INDEX holder_person ON holder (person_id);

-- Found by what a browser holds, before it is known whose it is.
CREATE TABLE session (
    token      BYTEA  NOT NULL PRIMARY KEY,
    person_id  UUID,
    created_at BIGINT NOT NULL,
    saved_at   BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    sealed     BYTEA  NOT NULL
);
COMMENT ON TABLE session IS 'secret';

CREATE INDEX session_person ON session (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX session_expires ON session (expires_at);

CREATE TABLE ceremony (
    ceremony_id UUID   NOT NULL PRIMARY KEY,
    browser     BYTEA  NOT NULL,
    expires_at  BIGINT NOT NULL,
    answered_at BIGINT,
    claimed_at  BIGINT,
    sealed      BYTEA  NOT NULL,
    outcome     BYTEA
);
COMMENT ON TABLE ceremony IS 'secret';

CREATE INDEX ceremony_expires ON ceremony (expires_at);

CREATE TABLE institution (
    institution_id UUID   NOT NULL PRIMARY KEY,
    version        BIGINT NOT NULL,
    code           BYTEA  NOT NULL UNIQUE,
    content        BYTEA  NOT NULL,
    updated_at     BIGINT NOT NULL,
    sealed         BYTEA  NOT NULL
);
COMMENT ON TABLE institution IS 'reference';

CREATE TABLE quarantine (
    quarantine_id UUID   NOT NULL PRIMARY KEY,
    thing         BYTEA  NOT NULL UNIQUE,
    import_id     UUID   NOT NULL,
    since         BIGINT NOT NULL,
    dismissed_at  BIGINT,
    sealed        BYTEA  NOT NULL
);
COMMENT ON TABLE quarantine IS 'reference';

CREATE TABLE import_run (
    import_id  UUID   NOT NULL PRIMARY KEY,
    started_at BIGINT NOT NULL,
    ended_at   BIGINT,
    sealed     BYTEA  NOT NULL,
    summary    BYTEA
);
COMMENT ON TABLE import_run IS 'reference';

-- Row-level security. FORCE: it holds for the tables' owner, too.

ALTER TABLE person_key ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON person_key
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
CREATE POLICY duty ON person_key FOR SELECT
    USING (current_setting('app.duty', true) IN ('census', 'rotation'));

ALTER TABLE person ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON person
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
CREATE POLICY found ON person FOR SELECT
    USING (decode(nullif(current_setting('app.blind', true), ''), 'hex') IN (birth, insured));

ALTER TABLE record ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON record
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

ALTER TABLE record_body ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON record_body
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

ALTER TABLE directive ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON directive
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

ALTER TABLE disclosure ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON disclosure
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

ALTER TABLE card ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON card
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

ALTER TABLE holder ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON holder
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
CREATE POLICY found ON holder FOR SELECT
    USING (blind = decode(nullif(current_setting('app.blind', true), ''), 'hex'));

-- A session is the browser's that knows its token, whoever has logged in there; a person sees and
-- ends their own, and cannot make any.
ALTER TABLE session ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY found ON session
    USING (token = decode(nullif(current_setting('app.blind', true), ''), 'hex'));
CREATE POLICY own ON session FOR SELECT
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
CREATE POLICY ended ON session FOR DELETE
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
CREATE POLICY expired ON session FOR SELECT
    USING (current_setting('app.duty', true) = 'sweep');
CREATE POLICY swept ON session FOR DELETE
    USING (current_setting('app.duty', true) = 'sweep');

ALTER TABLE ceremony ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY found ON ceremony
    USING (ceremony_id = nullif(current_setting('app.id', true), '')::uuid);
CREATE POLICY expired ON ceremony FOR SELECT
    USING (current_setting('app.duty', true) = 'sweep');
CREATE POLICY swept ON ceremony FOR DELETE
    USING (current_setting('app.duty', true) = 'sweep');
