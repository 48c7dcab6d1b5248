-- Visits: what an institution asks a person beside a card reader, and what the person answered,
-- sealed. Found by an id that the institution and the browser at the reader hold; kept for the day
-- that the consent lasts.
CREATE TABLE visit (
    visit_id   UUID   NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL,
    sealed     BYTEA  NOT NULL,
    answer     BYTEA
);
COMMENT ON TABLE visit IS 'secret';

CREATE INDEX visit_expires ON visit (expires_at);

-- Browsers that stand at an institution's reception, and links that make one of them, once. Found
-- by what the browser holds; what ends the tokens of a client ends them too.
CREATE TABLE reception (
    token          BYTEA  NOT NULL PRIMARY KEY,
    institution_id UUID   NOT NULL,
    client_version BIGINT NOT NULL,
    expires_at     BIGINT NOT NULL,
    sealed         BYTEA  NOT NULL
);
COMMENT ON TABLE reception IS 'secret';

CREATE INDEX reception_expires ON reception (expires_at);

ALTER TABLE visit ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY found ON visit
    USING (visit_id = nullif(current_setting('app.id', true), '')::uuid);
CREATE POLICY expired ON visit FOR SELECT
    USING (current_setting('app.duty', true) = 'sweep');
CREATE POLICY swept ON visit FOR DELETE
    USING (current_setting('app.duty', true) = 'sweep');

ALTER TABLE reception ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY found ON reception
    USING (token = decode(nullif(current_setting('app.blind', true), ''), 'hex'));
CREATE POLICY expired ON reception FOR SELECT
    USING (current_setting('app.duty', true) = 'sweep');
CREATE POLICY swept ON reception FOR DELETE
    USING (current_setting('app.duty', true) = 'sweep');
