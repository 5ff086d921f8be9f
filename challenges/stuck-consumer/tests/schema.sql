CREATE TABLE products (
  sku text PRIMARY KEY,
  name text NOT NULL,
  cents integer NOT NULL CHECK (cents > 0)
);

-- Every arrival and every reservation; what is in stock is their sum.
CREATE TABLE stock_moves (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sku text NOT NULL,
  quantity integer NOT NULL,
  order_id text
);

INSERT INTO products
SELECT shelf || '-' || place, 'Product ' || shelf || '-' || place, 100 + 10 * place
  FROM generate_series(1, 40) AS shelf, generate_series(1, 15) AS place;

INSERT INTO stock_moves (sku, quantity)
SELECT sku, 20 FROM products, generate_series(1, 20);
