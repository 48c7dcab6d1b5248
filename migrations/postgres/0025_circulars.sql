-- What staff write and send to many. The words and whom it is for are sealed under the key of the
-- system; who wrote what, who approved it, and where it stands are not, because the rule that it
-- takes two stands here: nothing can be approved by whoever wrote it, nothing can go out in a
-- version that nobody approved, and nobody can be reached by one that was not.

-- Append-only: each version as its writer left it.
CREATE TABLE circular_version (
    circular_id UUID    NOT NULL,
    version     BIGINT NOT NULL,
    writer      UUID    NOT NULL,
    made_at     BIGINT NOT NULL,
    sealed      BYTEA    NOT NULL,
    PRIMARY KEY (circular_id, version),
    UNIQUE (circular_id, version, writer)
);
COMMENT ON TABLE circular_version IS 'reference';

-- Append-only: who approved which version of whom.
CREATE TABLE circular_approval (
    circular_id UUID    NOT NULL,
    version     BIGINT NOT NULL,
    writer      UUID    NOT NULL,
    approver    UUID    NOT NULL,
    approved_at BIGINT NOT NULL,
    PRIMARY KEY (circular_id, version),
    FOREIGN KEY (circular_id, version, writer)
        REFERENCES circular_version (circular_id, version, writer),
    CHECK (writer <> approver)
);
COMMENT ON TABLE circular_approval IS 'reference';

-- Where each stands: 0 draft, 1 waiting, 2 approved, 3 sending, 4 sent, 5 stopped, 6 cancelled.
-- What goes out is the current version, and it is approved; a new version is not.
CREATE TABLE circular (
    circular_id UUID    NOT NULL PRIMARY KEY,
    change      BIGINT NOT NULL,
    version     BIGINT NOT NULL,
    approved    BIGINT,
    state       BIGINT NOT NULL CHECK (state BETWEEN 0 AND 6),
    due_at      BIGINT,
    sealed      BYTEA    NOT NULL,
    FOREIGN KEY (circular_id, version) REFERENCES circular_version (circular_id, version),
    FOREIGN KEY (circular_id, approved) REFERENCES circular_approval (circular_id, version),
    CHECK (approved IS NULL OR approved = version),
    CHECK (state IN (0, 1, 6) OR (approved IS NOT NULL AND due_at IS NOT NULL))
);
COMMENT ON TABLE circular IS 'reference';

CREATE INDEX circular_due ON circular (due_at) WHERE state IN (2, 3);

-- Whom a file or a program listed, many to a part.
CREATE TABLE circular_list (
    circular_id UUID    NOT NULL,
    list        BIGINT NOT NULL,
    part        BIGINT NOT NULL,
    sealed      BYTEA    NOT NULL,
    PRIMARY KEY (circular_id, list, part)
);
COMMENT ON TABLE circular_list IS 'reference';

-- Append-only: files that go along.
CREATE TABLE circular_file (
    file_id UUID NOT NULL PRIMARY KEY,
    sealed  BYTEA NOT NULL
);
COMMENT ON TABLE circular_file IS 'reference';

-- Append-only: whom one reached, written together with the notice.
CREATE TABLE circular_reached (
    person_id   UUID    NOT NULL,
    circular_id UUID    NOT NULL,
    version     BIGINT NOT NULL,
    notice_id   UUID    NOT NULL,
    PRIMARY KEY (person_id, circular_id),
    FOREIGN KEY (circular_id, version) REFERENCES circular_approval (circular_id, version)
);
COMMENT ON TABLE circular_reached IS 'person';

CREATE INDEX circular_reached_circular ON circular_reached (circular_id, person_id);

-- Append-only: passes over everyone in the register. They stand in everyone's log.
CREATE TABLE population_pass (
    pass_id UUID    NOT NULL PRIMARY KEY,
    made_at BIGINT NOT NULL,
    sealed  BYTEA    NOT NULL
);
COMMENT ON TABLE population_pass IS 'reference';

CREATE INDEX population_pass_made ON population_pass (made_at);

ALTER TABLE circular_reached ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON circular_reached
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

-- Whoever goes through the register to choose or to count sees everyone's row and key, whether
-- someone has decided anything, and whom a circular reached and who has read it.
CREATE POLICY chosen ON person_key FOR SELECT
    USING (current_setting('app.duty', true) = 'audience');
CREATE POLICY chosen ON person FOR SELECT
    USING (current_setting('app.duty', true) = 'audience');
CREATE POLICY chosen ON directive FOR SELECT
    USING (current_setting('app.duty', true) = 'audience');
CREATE POLICY chosen ON circular_reached FOR SELECT
    USING (current_setting('app.duty', true) = 'audience');
CREATE POLICY chosen ON notice FOR SELECT
    USING (current_setting('app.duty', true) = 'audience');
