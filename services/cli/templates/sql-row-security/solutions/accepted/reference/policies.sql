-- It reads members as their owner, so that the policy of members does not ask itself.
CREATE FUNCTION my_team() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = task AS
  'SELECT team FROM members WHERE role_name = session_user';

GRANT SELECT ON members TO PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON notes TO PUBLIC;

ALTER TABLE members ENABLE ROW LEVEL SECURITY;
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;

CREATE POLICY own_team ON members FOR SELECT USING (team = my_team());
CREATE POLICY own_team ON notes USING (team = my_team());
