-- What a person is found by, before it is known who they are: the blind index of a 宛名番号 or of
-- a card. Unique across people, and therefore apart from tables whose keys begin with person_id.
CREATE TABLE holder (
    blind     BLOB NOT NULL PRIMARY KEY,
    person_id BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX holder_person ON holder (person_id);

INSERT INTO holder (blind, person_id) SELECT municipal_number, person_id FROM person;
INSERT INTO holder (blind, person_id) SELECT certificate, person_id FROM card;

CREATE TABLE person_without_number (
    person_id  BLOB    NOT NULL PRIMARY KEY REFERENCES person_key (person_id),
    version    INTEGER NOT NULL,
    birth      BLOB    NOT NULL,
    insured    BLOB,
    content    BLOB    NOT NULL,
    updated_at INTEGER NOT NULL,
    sealed     BLOB    NOT NULL
) STRICT;

INSERT INTO person_without_number (person_id, version, birth, insured, content, updated_at, sealed)
SELECT person_id, version, birth, insured, content, updated_at, sealed FROM person;

DROP TABLE person;
ALTER TABLE person_without_number RENAME TO person;

CREATE INDEX person_birth ON person (birth);
CREATE INDEX person_insured ON person (insured) WHERE insured IS NOT NULL;

CREATE TABLE card_of_person (
    person_id     BLOB    NOT NULL REFERENCES person_key (person_id),
    card_id       BLOB    NOT NULL,
    version       INTEGER NOT NULL,
    certificate   BLOB    NOT NULL,
    registered_at INTEGER NOT NULL,
    sealed        BLOB    NOT NULL,
    PRIMARY KEY (person_id, card_id)
) STRICT;

INSERT INTO card_of_person (person_id, card_id, version, certificate, registered_at, sealed)
SELECT person_id, card_id, version, certificate, registered_at, sealed FROM card;

DROP TABLE card;
ALTER TABLE card_of_person RENAME TO card;

-- Background duties. The fence grows with every change of hands; what a duty publishes is taken
-- only under the fence that holds.
CREATE TABLE duty (
    duty       INTEGER NOT NULL PRIMARY KEY,
    fence      INTEGER NOT NULL,
    holder     BLOB    NOT NULL,
    held_until INTEGER NOT NULL,
    result     BLOB
) STRICT;

-- The oldest version whose programs work with these tables. A script that only adds leaves it.
CREATE TABLE schema_window (
    oldest INTEGER NOT NULL
) STRICT;

INSERT INTO schema_window (oldest) VALUES (2);
