CREATE TABLE seen (
  delivery varchar(40) NOT NULL,
  PRIMARY KEY (delivery)
) ENGINE = InnoDB;

CREATE TABLE page_days (
  page  varchar(80) NOT NULL,
  day   date NOT NULL,
  views bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (page, day),
  CONSTRAINT known_page FOREIGN KEY (page) REFERENCES pages (slug)
) ENGINE = InnoDB;

CREATE PROCEDURE hit(IN viewed varchar(80), IN viewed_at datetime, IN delivery varchar(40))
BEGIN
  DECLARE is_ours boolean DEFAULT @@in_transaction = 0;
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    IF is_ours THEN ROLLBACK; ELSE ROLLBACK TO before_hit; END IF;
    RESIGNAL;
  END;

  IF is_ours THEN START TRANSACTION; ELSE SAVEPOINT before_hit; END IF;
  INSERT IGNORE INTO seen (delivery) VALUES (delivery);
  IF ROW_COUNT() = 1 THEN
    INSERT INTO page_days (page, day, views) VALUES (viewed, DATE(viewed_at), 1)
    ON DUPLICATE KEY UPDATE views = views + VALUES(views);
  END IF;
  IF is_ours THEN COMMIT; ELSE RELEASE SAVEPOINT before_hit; END IF;
END;

CREATE FUNCTION page_views(viewed varchar(80)) RETURNS bigint READS SQL DATA
BEGIN
  DECLARE total bigint;
  SELECT SUM(views) INTO total FROM page_days WHERE page = viewed;
  RETURN COALESCE(total, 0);
END;
