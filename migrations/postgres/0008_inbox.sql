-- A person's inbox. occasion is what a notice was written for, blind: the same occasion makes one
-- notice, however often it is told.
CREATE TABLE notice (
    person_id   UUID   NOT NULL,
    notice_id   UUID   NOT NULL,
    occasion    BYTEA  NOT NULL,
    made_at     BIGINT NOT NULL,
    read_at     BIGINT,
    archived_at BIGINT,
    sealed      BYTEA  NOT NULL,
    PRIMARY KEY (person_id, notice_id)
);
COMMENT ON TABLE notice IS 'person';

CREATE UNIQUE INDEX notice_occasion ON notice (person_id, occasion);
CREATE INDEX notice_unread ON notice (person_id) WHERE read_at IS NULL AND archived_at IS NULL;

ALTER TABLE notice ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON notice
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
