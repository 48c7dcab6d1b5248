-- Append-only. How often a person got a name for one institution (機関別符号). trace is blind, and of
-- one person and one institution; the name itself follows from the version under the key, and the
-- person is found by it through holder.
CREATE TABLE pseudonym (
    person_id UUID   NOT NULL,
    trace     BYTEA  NOT NULL,
    version   BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    PRIMARY KEY (person_id, trace, version)
);
COMMENT ON TABLE pseudonym IS 'person';

ALTER TABLE pseudonym ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON pseudonym
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
