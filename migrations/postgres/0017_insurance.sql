-- Under which insured numbers a person is found, apart from the one in the register: those of every
-- insurance that is kept. shelf is blind, and names the insurer, where another one insures the
-- person at the same time.
CREATE TABLE insurance (
    person_id UUID  NOT NULL,
    insured   BYTEA NOT NULL,
    shelf     BYTEA,
    PRIMARY KEY (person_id, insured)
);
COMMENT ON TABLE insurance IS 'person';

CREATE INDEX insurance_insured ON insurance (insured);
CREATE INDEX insurance_shelf ON insurance (shelf, person_id) WHERE shelf IS NOT NULL;

ALTER TABLE insurance ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON insurance
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
CREATE POLICY found ON insurance FOR SELECT
    USING (decode(nullif(current_setting('app.blind', true), ''), 'hex') IN (insured, shelf));
