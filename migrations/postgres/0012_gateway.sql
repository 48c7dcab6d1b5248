-- How institutions prove who they are at the gateway: their keys, and whether they are suspended,
-- sealed. Every change is a version, and ends the tokens that were given out under the one before.
CREATE TABLE gateway_client (
    institution_id UUID   NOT NULL PRIMARY KEY,
    version        BIGINT NOT NULL,
    sealed         BYTEA  NOT NULL
);
COMMENT ON TABLE gateway_client IS 'reference';

-- Assertions that were used, by client and jti: none is taken twice.
CREATE TABLE gateway_assertion (
    assertion  BYTEA  NOT NULL PRIMARY KEY,
    expires_at BIGINT NOT NULL
);
COMMENT ON TABLE gateway_assertion IS 'secret';

CREATE INDEX gateway_assertion_expires ON gateway_assertion (expires_at);

-- Found by what the client holds.
CREATE TABLE gateway_token (
    token          BYTEA  NOT NULL PRIMARY KEY,
    institution_id UUID   NOT NULL,
    client_version BIGINT NOT NULL,
    expires_at     BIGINT NOT NULL,
    sealed         BYTEA  NOT NULL
);
COMMENT ON TABLE gateway_token IS 'secret';

CREATE INDEX gateway_token_expires ON gateway_token (expires_at);

ALTER TABLE gateway_assertion ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY found ON gateway_assertion
    USING (assertion = decode(nullif(current_setting('app.blind', true), ''), 'hex'));
CREATE POLICY expired ON gateway_assertion FOR SELECT
    USING (current_setting('app.duty', true) = 'sweep');
CREATE POLICY swept ON gateway_assertion FOR DELETE
    USING (current_setting('app.duty', true) = 'sweep');

ALTER TABLE gateway_token ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY found ON gateway_token
    USING (token = decode(nullif(current_setting('app.blind', true), ''), 'hex'));
CREATE POLICY expired ON gateway_token FOR SELECT
    USING (current_setting('app.duty', true) = 'sweep');
CREATE POLICY swept ON gateway_token FOR DELETE
    USING (current_setting('app.duty', true) = 'sweep');
