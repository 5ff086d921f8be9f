INSERT INTO accounts (id) VALUES ('ana'), ('ben');
