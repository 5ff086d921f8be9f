-- One policy lets everybody in, a restrictive one keeps them to their own team.
CREATE FUNCTION team_of(who name) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = task AS $$
DECLARE
  found text;
BEGIN
  SELECT m.team INTO found FROM members AS m WHERE m.role_name = who;
  RETURN coalesce(found, '');
END $$;

ALTER TABLE members ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody ON members FOR SELECT USING (true);
CREATE POLICY own_team ON members AS RESTRICTIVE FOR SELECT
  USING (team = team_of(session_user) AND EXISTS (SELECT WHERE team_of(session_user) <> ''));

ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY everybody ON notes USING (true) WITH CHECK (true);
CREATE POLICY own_team ON notes AS RESTRICTIVE
  USING (team_of(session_user) <> '' AND team = team_of(session_user));

GRANT SELECT ON members TO PUBLIC;
GRANT SELECT, INSERT, UPDATE, DELETE ON notes TO PUBLIC;
