INSERT INTO orders (id, amount, state) VALUES ('first', 12, 'confirmed');
