-- Under which insured numbers a person is found, apart from the one in the register: those of every
-- insurance that is kept. shelf is blind, and names the insurer, where another one insures the
-- person at the same time.
CREATE TABLE insurance (
    person_id BLOB NOT NULL,
    insured   BLOB NOT NULL,
    shelf     BLOB,
    PRIMARY KEY (person_id, insured)
) STRICT, WITHOUT ROWID;

CREATE INDEX insurance_insured ON insurance (insured);
CREATE INDEX insurance_shelf ON insurance (shelf, person_id) WHERE shelf IS NOT NULL;
