CREATE TABLE page_days (
  page  varchar(80) NOT NULL,
  day   date NOT NULL,
  views int unsigned NOT NULL,
  PRIMARY KEY (day, page)
);

-- A delivery that is refused by the key of this table takes its count back with it: trigger and insert are one statement.
CREATE TABLE hits (
  delivery varchar(40) NOT NULL,
  page     varchar(80) NOT NULL,
  at       datetime NOT NULL,
  PRIMARY KEY (delivery)
);

CREATE TRIGGER hits_count BEFORE INSERT ON hits FOR EACH ROW
BEGIN
  DECLARE known boolean;
  SELECT COUNT(*) > 0 INTO known FROM pages WHERE slug = NEW.page LOCK IN SHARE MODE;
  IF NOT known THEN
    SIGNAL SQLSTATE '45404' SET MESSAGE_TEXT = 'there is no such page';
  END IF;
END;

CREATE TRIGGER hits_counted AFTER INSERT ON hits FOR EACH ROW
BEGIN
  INSERT INTO page_days VALUES (NEW.page, DATE(NEW.at), 1) ON DUPLICATE KEY UPDATE views = views + VALUES(views);
END;

CREATE PROCEDURE hit(page_slug varchar(80), viewed datetime, delivery_id varchar(40))
BEGIN
  DECLARE CONTINUE HANDLER FOR 1062 BEGIN END;
  INSERT INTO hits VALUES (delivery_id, IFNULL(page_slug, ''), viewed);
END;

CREATE FUNCTION page_views(page_slug varchar(80)) RETURNS bigint READS SQL DATA
  RETURN IFNULL((SELECT SUM(views) FROM page_days WHERE page = page_slug), 0);
