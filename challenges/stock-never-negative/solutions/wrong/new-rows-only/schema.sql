CREATE TABLE stock (
  product_id integer NOT NULL REFERENCES products,
  warehouse text NOT NULL,
  on_hand integer NOT NULL DEFAULT 0,
  reserved integer NOT NULL DEFAULT 0,
  PRIMARY KEY (warehouse, product_id)
);

CREATE FUNCTION check_stock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.warehouse = '' THEN RAISE EXCEPTION 'a warehouse has a name'; END IF;
  IF NEW.reserved < 0 OR NEW.on_hand < NEW.reserved THEN RAISE EXCEPTION 'not enough pieces'; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_stock BEFORE INSERT ON stock FOR EACH ROW EXECUTE FUNCTION check_stock();
