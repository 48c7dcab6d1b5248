-- Append-only. What witnesses say of checkpoints (C2SP tlog-cosignature): that each continues what
-- they saw before. The line is what is added to the checkpoint's note; it names its witness.
CREATE TABLE log_cosignature (
    size      BIGINT NOT NULL,
    witness   BYTEA  NOT NULL,
    signed_at BIGINT NOT NULL,
    line      BYTEA  NOT NULL,
    PRIMARY KEY (size, witness)
);
COMMENT ON TABLE log_cosignature IS 'public';
