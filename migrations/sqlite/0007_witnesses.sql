-- Append-only. What witnesses say of checkpoints (C2SP tlog-cosignature): that each continues what
-- they saw before. The line is what is added to the checkpoint's note; it names its witness.
CREATE TABLE log_cosignature (
    size      INTEGER NOT NULL,
    witness   BLOB    NOT NULL,
    signed_at INTEGER NOT NULL,
    line      BLOB    NOT NULL,
    PRIMARY KEY (size, witness)
) STRICT, WITHOUT ROWID;
