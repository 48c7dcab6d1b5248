-- The public log: a Merkle tree over every entry of every disclosure log. What lies here are
-- hashes of commitments that say nothing to whoever has not got the entry and its salt, and the
-- whole world may have them.
--
-- One more kind of table:
--   public     the same for all, and too large to be everywhere: spread by the first column of
--              its key

-- Leaves whose entries are written, and which are not in the tree yet.
CREATE TABLE log_pending (
    leaf  BYTEA  NOT NULL PRIMARY KEY,
    since BIGINT NOT NULL
);
COMMENT ON TABLE log_pending IS 'public';

CREATE INDEX log_pending_since ON log_pending (since, leaf);

-- Append-only. Where a leaf lies in the tree, counted from 0.
CREATE TABLE log_index (
    leaf  BYTEA  NOT NULL PRIMARY KEY,
    place BIGINT NOT NULL
);
COMMENT ON TABLE log_index IS 'public';

-- Up to 256 hashes of 32 bytes each. The last tile of a level grows. The number comes first in the
-- key, because nearly all tiles are of level 0.
CREATE TABLE log_tile (
    number BIGINT NOT NULL,
    level  BIGINT NOT NULL,
    hashes BYTEA  NOT NULL,
    PRIMARY KEY (number, level)
);
COMMENT ON TABLE log_tile IS 'public';

-- Append-only. What was signed and published.
CREATE TABLE log_checkpoint (
    size    BIGINT NOT NULL PRIMARY KEY,
    root    BYTEA  NOT NULL,
    note    BYTEA  NOT NULL,
    made_at BIGINT NOT NULL
);
COMMENT ON TABLE log_checkpoint IS 'public';

-- An older program would go on writing entries without leaves.
UPDATE schema_window SET oldest = 3;
