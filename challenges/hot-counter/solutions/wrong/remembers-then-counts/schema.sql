CREATE TABLE page_days (
  page  varchar(80) NOT NULL,
  day   date NOT NULL,
  views integer unsigned NOT NULL,
  PRIMARY KEY (page, day)
);

CREATE TABLE deliveries (id varchar(40) PRIMARY KEY);

CREATE PROCEDURE hit(IN viewed varchar(80), IN viewed_at datetime, IN delivery varchar(40))
BEGIN
  DECLARE known integer DEFAULT 0;
  SELECT count(*) INTO known FROM pages WHERE slug = viewed LOCK IN SHARE MODE;
  IF known = 0 THEN
    SIGNAL SQLSTATE '45404' SET MESSAGE_TEXT = 'no such page';
  END IF;
  INSERT IGNORE INTO deliveries (id) VALUES (delivery);
  IF ROW_COUNT() = 1 THEN
    INSERT INTO page_days (page, day, views) VALUES (viewed, DATE(viewed_at), 1)
    ON DUPLICATE KEY UPDATE views = views + 1;
  END IF;
END;

CREATE FUNCTION page_views(viewed varchar(80)) RETURNS bigint READS SQL DATA
  RETURN (SELECT COALESCE(SUM(views), 0) FROM page_days WHERE page = viewed);
