-- Twenty thousand accounts. Of each ten the last is the ninth again, who signed up twice with other letters.
INSERT INTO customers SELECT g,
       CASE WHEN g % 10 = 0 THEN upper('user' || (g - 1) || '@example.org') ELSE 'user' || g || '@example.org' END,
       'Customer ' || g
  FROM generate_series(1, 20000) g;

-- Sixty thousand orders: every fourth belongs to a reseller with two accounts, one in a hundred to a guest, the others
-- to some two hundred accounts. The rest of the accounts never ordered.
INSERT INTO orders SELECT g,
       CASE
         WHEN g % 4 = 0 THEN 39 + (g / 4) % 2
         WHEN g % 100 = 1 THEN NULL
         ELSE 11 + 64 * ((g::bigint * 7919) % 300)
       END,
       timestamp '2024-01-01' + ((g::bigint * 104729) % 1200000) * interval '1 minute',
       (ARRAY['placed', 'paid', 'shipped', 'shipped', 'cancelled', NULL])[1 + (g / 4 + g) % 6],
       repeat('leave at the door ', g % 4)
  FROM generate_series(1, 60000) g;

INSERT INTO order_lines SELECT g, 1 + (g - 1) / 2, 'sku-' || (g::bigint * 31) % 5000, 1 + g % 5
  FROM generate_series(1, 120000) g;
