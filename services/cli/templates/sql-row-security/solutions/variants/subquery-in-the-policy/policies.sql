GRANT SELECT ON members TO PUBLIC;
GRANT ALL ON notes TO PUBLIC;

CREATE FUNCTION colleagues() RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = task AS $$
  SELECT other.role_name FROM members me JOIN members other USING (team) WHERE me.role_name = session_user
$$;

ALTER TABLE members ENABLE ROW LEVEL SECURITY;
CREATE POLICY colleagues ON members FOR SELECT USING (role_name IN (SELECT colleagues()));

-- What a member sees of members is the own team, so this subquery needs no function.
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY team ON notes FOR ALL
  USING (EXISTS (SELECT 1 FROM members m WHERE m.role_name = session_user AND m.team = notes.team))
  WITH CHECK (EXISTS (SELECT 1 FROM members m WHERE m.role_name = session_user AND m.team = notes.team));
