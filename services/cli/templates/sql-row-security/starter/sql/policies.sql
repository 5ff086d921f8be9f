-- As it is today: everybody may do everything, and programs are trusted to ask for their own team only.
GRANT SELECT, INSERT, UPDATE, DELETE ON members, notes TO PUBLIC;
