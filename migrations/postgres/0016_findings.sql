-- What was noticed about who looks, for the oversight. thing is blind: a pattern, who acts where, and
-- a day. What it says is sealed under the key of the system, and names nobody who was looked at.
CREATE TABLE finding (
    thing       BYTEA  NOT NULL PRIMARY KEY,
    version     BIGINT NOT NULL,
    found_at    BIGINT NOT NULL,
    answered_at BIGINT,
    sealed      BYTEA  NOT NULL
);
COMMENT ON TABLE finding IS 'reference';

CREATE INDEX finding_open ON finding (found_at) WHERE answered_at IS NULL;
CREATE INDEX finding_answered ON finding (answered_at) WHERE answered_at IS NOT NULL;
