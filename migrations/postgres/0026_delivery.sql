-- Ways in which people are told of notices where they are: browsers, sealed with what reaches them.
CREATE TABLE channel (
    person_id  UUID   NOT NULL REFERENCES person_key (person_id),
    channel_id UUID   NOT NULL,
    version    BIGINT NOT NULL,
    made_at    BIGINT NOT NULL,
    sealed     BYTEA  NOT NULL,
    PRIMARY KEY (person_id, channel_id)
);
COMMENT ON TABLE channel IS 'person';

-- Append-only. What people want to be told by which of them.
CREATE TABLE delivery_wish (
    person_id UUID   NOT NULL,
    version   BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    sealed    BYTEA  NOT NULL,
    PRIMARY KEY (person_id, version)
);
COMMENT ON TABLE delivery_wish IS 'person';

-- Word of a notice by one channel: written with the notice, and settled as it went. What is due has
-- a time at which it is; what is not waiting has none. state: 0 waits, 1 was handed over and
-- perhaps sent, 2 delivered, 3 address gone, 4 failed, 5 not needed, the notice was opened before.
CREATE TABLE delivery (
    person_id  UUID   NOT NULL,
    notice_id  UUID   NOT NULL,
    channel_id UUID   NOT NULL,
    state      BIGINT NOT NULL,
    tries      BIGINT NOT NULL,
    due_at     BIGINT,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (person_id, notice_id, channel_id)
);
COMMENT ON TABLE delivery IS 'person';

CREATE INDEX delivery_due ON delivery (due_at) WHERE due_at IS NOT NULL;

-- Keys by which push services know the portal (RFC 8292), sealed. A browser is told under the one
-- that it was set up with.
CREATE TABLE push_key (
    version BIGINT NOT NULL PRIMARY KEY,
    made_at BIGINT NOT NULL,
    sealed  BYTEA  NOT NULL
);
COMMENT ON TABLE push_key IS 'reference';

ALTER TABLE channel ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON channel
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

ALTER TABLE delivery_wish ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON delivery_wish
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);

ALTER TABLE delivery ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON delivery
    USING (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
-- The queue: whose, and which; what stands in it does not open without the person's key.
CREATE POLICY due ON delivery FOR SELECT
    USING (current_setting('app.duty', true) = 'delivery');
