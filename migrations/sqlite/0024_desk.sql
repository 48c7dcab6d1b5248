-- What waits at the desk under a number: cards that are to be registered there, and records that are
-- to be given to their person on paper. Found by a keyed hash of the number; sealed under the key of
-- the system.
CREATE TABLE desk_matter (
    token      BYTEA  NOT NULL PRIMARY KEY,
    version    BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    sealed     BYTEA  NOT NULL
);
COMMENT ON TABLE desk_matter IS 'secret';

CREATE INDEX desk_matter_expires ON desk_matter (expires_at);

ALTER TABLE desk_matter ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY found ON desk_matter
    USING (token = decode(nullif(current_setting('app.blind', true), ''), 'hex'));
CREATE POLICY expired ON desk_matter FOR SELECT
    USING (current_setting('app.duty', true) = 'sweep');
CREATE POLICY swept ON desk_matter FOR DELETE
    USING (current_setting('app.duty', true) = 'sweep');
