-- The public log: a Merkle tree over every entry of every disclosure log. What lies here are
-- hashes of commitments that say nothing to whoever has not got the entry and its salt, and the
-- whole world may have them.

-- Leaves whose entries are written, and which are not in the tree yet.
CREATE TABLE log_pending (
    leaf  BLOB    NOT NULL PRIMARY KEY,
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX log_pending_since ON log_pending (since, leaf);

-- Append-only. Where a leaf lies in the tree, counted from 0.
CREATE TABLE log_index (
    leaf  BLOB    NOT NULL PRIMARY KEY,
    place INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Up to 256 hashes of 32 bytes each. The last tile of a level grows.
CREATE TABLE log_tile (
    number INTEGER NOT NULL,
    level  INTEGER NOT NULL,
    hashes BLOB    NOT NULL,
    PRIMARY KEY (number, level)
) STRICT;

-- Append-only. What was signed and published.
CREATE TABLE log_checkpoint (
    size    INTEGER NOT NULL PRIMARY KEY,
    root    BLOB    NOT NULL,
    note    BLOB    NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;

-- An older program would go on writing entries without leaves.
UPDATE schema_window SET oldest = 3;
