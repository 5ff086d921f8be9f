-- What runs today: it looks first and writes then, and remembers no delivery.
CREATE TABLE page_days (
  page  varchar(80),
  day   date,
  views integer
);

CREATE PROCEDURE hit(IN viewed varchar(80), IN viewed_at datetime, IN delivery varchar(40))
BEGIN
  DECLARE so_far integer;
  SELECT max(views) INTO so_far FROM page_days WHERE page = viewed AND day = DATE(viewed_at);
  IF so_far IS NULL THEN
    INSERT INTO page_days (page, day, views) VALUES (viewed, DATE(viewed_at), 1);
  ELSE
    UPDATE page_days SET views = so_far + 1 WHERE page = viewed AND day = DATE(viewed_at);
  END IF;
END;

CREATE FUNCTION page_views(viewed varchar(80)) RETURNS bigint READS SQL DATA
  RETURN (SELECT COALESCE(SUM(views), 0) FROM page_days WHERE page = viewed);
