-- Background duties. The fence grows with every change of hands; what a duty publishes is taken
-- only under the fence that holds.
CREATE TABLE duty (
    duty       BIGINT NOT NULL PRIMARY KEY,
    fence      BIGINT NOT NULL,
    holder     UUID   NOT NULL,
    held_until BIGINT NOT NULL,
    result     BYTEA
);
COMMENT ON TABLE duty IS 'reference';

-- The oldest version whose programs work with these tables. A script that only adds leaves it.
CREATE TABLE schema_window (
    oldest BIGINT NOT NULL
);
COMMENT ON TABLE schema_window IS 'reference';

INSERT INTO schema_window (oldest) VALUES (2);
