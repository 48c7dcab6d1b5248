-- Who is logged in is seen by whoever looks after their cards: a card that was revoked in the
-- meantime ends the logins that stand on it.
CREATE POLICY present ON session FOR SELECT
    USING (current_setting('app.duty', true) = 'presence');
