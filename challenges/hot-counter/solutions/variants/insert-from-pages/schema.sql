CREATE TABLE page_days (
  id    bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
  page  varchar(80) NOT NULL,
  day   date NOT NULL,
  views bigint unsigned NOT NULL DEFAULT 0,
  UNIQUE KEY one_row_each (page, day)
);

CREATE TABLE counted (
  delivery   varchar(40) NOT NULL PRIMARY KEY,
  counted_on date NOT NULL
);

-- Counts within the transaction that is open.
CREATE PROCEDURE count_once(IN slug_of varchar(80), IN seen_at datetime, IN told varchar(40))
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pages WHERE slug = slug_of LOCK IN SHARE MODE) THEN
    SIGNAL SQLSTATE '45404' SET MESSAGE_TEXT = 'unknown page';
  END IF;
  INSERT IGNORE INTO counted (delivery, counted_on) VALUES (told, DATE(seen_at));
  IF ROW_COUNT() > 0 THEN
    INSERT INTO page_days (page, day, views)
    SELECT slug, DATE(seen_at), 1 FROM pages WHERE slug = slug_of
    ON DUPLICATE KEY UPDATE page_days.views = page_days.views + 1;
  END IF;
END;

CREATE PROCEDURE within_the_callers(IN slug_of varchar(80), IN seen_at datetime, IN told varchar(40))
BEGIN
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    ROLLBACK TO SAVEPOINT hit_begins;
    RESIGNAL;
  END;
  SAVEPOINT hit_begins;
  CALL count_once(slug_of, seen_at, told);
  RELEASE SAVEPOINT hit_begins;
END;

CREATE PROCEDURE within_its_own(IN slug_of varchar(80), IN seen_at datetime, IN told varchar(40))
BEGIN
  DECLARE EXIT HANDLER FOR SQLEXCEPTION
  BEGIN
    ROLLBACK;
    RESIGNAL;
  END;
  START TRANSACTION;
  CALL count_once(slug_of, seen_at, told);
  COMMIT;
END;

CREATE PROCEDURE hit(IN slug_of varchar(80), IN seen_at datetime, IN told varchar(40))
BEGIN
  IF @@in_transaction THEN
    CALL within_the_callers(slug_of, seen_at, told);
  ELSE
    CALL within_its_own(slug_of, seen_at, told);
  END IF;
END;

CREATE FUNCTION page_views(slug_of varchar(80)) RETURNS bigint READS SQL DATA
BEGIN
  DECLARE total bigint DEFAULT 0;
  SELECT IFNULL(SUM(views), 0) INTO total FROM page_days WHERE page = slug_of;
  RETURN total;
END;
