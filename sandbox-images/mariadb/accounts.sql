DELETE FROM mysql.global_priv;
DELETE FROM mysql.proxies_priv;
FLUSH PRIVILEGES;
CREATE USER hone_grader@localhost IDENTIFIED VIA mysql_native_password USING '';
GRANT ALL ON *.* TO hone_grader@localhost WITH GRANT OPTION;
SHUTDOWN;
