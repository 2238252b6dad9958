-- Safe to run again: rows that are there stay as they are.
CREATE TABLE IF NOT EXISTS product (
  id    integer PRIMARY KEY,
  name  text NOT NULL,
  price numeric(6, 2) NOT NULL
);

INSERT INTO product VALUES
  (1, 'Tea', 3.20),
  (2, 'Coffee', 4.10),
  (3, 'Cocoa', 4.50)
ON CONFLICT (id) DO NOTHING;
