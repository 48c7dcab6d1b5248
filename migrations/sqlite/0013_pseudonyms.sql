-- Append-only. How often a person got a name for one institution (機関別符号). trace is blind, and of
-- one person and one institution; the name itself follows from the version under the key, and the
-- person is found by it through holder.
CREATE TABLE pseudonym (
    person_id BLOB    NOT NULL,
    trace     BLOB    NOT NULL,
    version   INTEGER NOT NULL,
    made_at   INTEGER NOT NULL,
    PRIMARY KEY (person_id, trace, version)
) STRICT, WITHOUT ROWID;
