-- Who is logged in is seen by whoever looks after their cards. There is nothing to change here: it is
-- a matter of row-level security, which this engine does not have.
SELECT 1;
