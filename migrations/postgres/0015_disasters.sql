-- Disasters that an operator declared: where, and what they are called, sealed under the key of the
-- system. Every change is a version.
CREATE TABLE disaster (
    disaster_id UUID   NOT NULL PRIMARY KEY,
    version     BIGINT NOT NULL,
    ends_at     BIGINT NOT NULL,
    sealed      BYTEA  NOT NULL
);
COMMENT ON TABLE disaster IS 'reference';

-- An older program would read in an emergency that nobody declared.
UPDATE schema_window SET oldest = 15;
