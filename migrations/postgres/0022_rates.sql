-- How often something was tried: who has their whole budget again when. Found by a blind index of
-- what is counted (an address, a person, all together).
CREATE TABLE rate (
    bucket     BYTEA  NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
COMMENT ON TABLE rate IS 'secret';

CREATE INDEX rate_expires ON rate (expires_at);

ALTER TABLE rate ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY found ON rate
    USING (bucket = decode(nullif(current_setting('app.blind', true), ''), 'hex'));
CREATE POLICY expired ON rate FOR SELECT
    USING (current_setting('app.duty', true) = 'sweep');
CREATE POLICY swept ON rate FOR DELETE
    USING (current_setting('app.duty', true) = 'sweep');
