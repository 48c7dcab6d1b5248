-- What staff write and send to many. The words and whom it is for are sealed under the key of the
-- system; who wrote what, who approved it, and where it stands are not, because the rule that it
-- takes two stands here: nothing can be approved by whoever wrote it, nothing can go out in a
-- version that nobody approved, and nobody can be reached by one that was not.

-- Append-only: each version as its writer left it.
CREATE TABLE circular_version (
    circular_id BLOB    NOT NULL,
    version     INTEGER NOT NULL,
    writer      BLOB    NOT NULL,
    made_at     INTEGER NOT NULL,
    sealed      BLOB    NOT NULL,
    PRIMARY KEY (circular_id, version),
    UNIQUE (circular_id, version, writer)
) STRICT;

-- Append-only: who approved which version of whom.
CREATE TABLE circular_approval (
    circular_id BLOB    NOT NULL,
    version     INTEGER NOT NULL,
    writer      BLOB    NOT NULL,
    approver    BLOB    NOT NULL,
    approved_at INTEGER NOT NULL,
    PRIMARY KEY (circular_id, version),
    FOREIGN KEY (circular_id, version, writer)
        REFERENCES circular_version (circular_id, version, writer),
    CHECK (writer <> approver)
) STRICT;

-- Where each stands: 0 draft, 1 waiting, 2 approved, 3 sending, 4 sent, 5 stopped, 6 cancelled.
-- What goes out is the current version, and it is approved; a new version is not.
CREATE TABLE circular (
    circular_id BLOB    NOT NULL PRIMARY KEY,
    change      INTEGER NOT NULL,
    version     INTEGER NOT NULL,
    approved    INTEGER,
    state       INTEGER NOT NULL CHECK (state BETWEEN 0 AND 6),
    due_at      INTEGER,
    sealed      BLOB    NOT NULL,
    FOREIGN KEY (circular_id, version) REFERENCES circular_version (circular_id, version),
    FOREIGN KEY (circular_id, approved) REFERENCES circular_approval (circular_id, version),
    CHECK (approved IS NULL OR approved = version),
    CHECK (state IN (0, 1, 6) OR (approved IS NOT NULL AND due_at IS NOT NULL))
) STRICT;

CREATE INDEX circular_due ON circular (due_at) WHERE state IN (2, 3);

-- Whom a file or a program listed, many to a part.
CREATE TABLE circular_list (
    circular_id BLOB    NOT NULL,
    list        INTEGER NOT NULL,
    part        INTEGER NOT NULL,
    sealed      BLOB    NOT NULL,
    PRIMARY KEY (circular_id, list, part)
) STRICT;

-- Append-only: files that go along.
CREATE TABLE circular_file (
    file_id BLOB NOT NULL PRIMARY KEY,
    sealed  BLOB NOT NULL
) STRICT;

-- Append-only: whom one reached, written together with the notice.
CREATE TABLE circular_reached (
    person_id   BLOB    NOT NULL,
    circular_id BLOB    NOT NULL,
    version     INTEGER NOT NULL,
    notice_id   BLOB    NOT NULL,
    PRIMARY KEY (person_id, circular_id),
    FOREIGN KEY (circular_id, version) REFERENCES circular_approval (circular_id, version)
) STRICT;

CREATE INDEX circular_reached_circular ON circular_reached (circular_id, person_id);

-- Append-only: passes over everyone in the register. They stand in everyone's log.
CREATE TABLE population_pass (
    pass_id BLOB    NOT NULL PRIMARY KEY,
    made_at INTEGER NOT NULL,
    sealed  BLOB    NOT NULL
) STRICT;

CREATE INDEX population_pass_made ON population_pass (made_at);
