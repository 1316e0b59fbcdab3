-- Orders, with "quotes" and it's fine.
/* a block
   comment, it's long */
CREATE TABLE IF NOT EXISTS shop."order lines" (
  id      BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name    VARCHAR(80) NOT NULL DEFAULT 'it''s -- no comment',
  `quoted` TEXT,
  price   NUMERIC(10, 2) CHECK (price >= 0.5e-3 AND price <> 1e9),
  tags    JSONB DEFAULT '{"a": [1, 2]}'::jsonb
);

# a comment of MySQL
INSERT INTO orders (id, name) VALUES (1, E'it\'s \n escaped'), (2, N'wide'), (:id, @name), ($1, ?);

SELECT o.id, COUNT(*) AS total, CASE WHEN SUM(l.price) / 2 > 10 THEN 'many' ELSE "few" END
FROM orders o
  LEFT JOIN lines l ON l.order_id = o.id AND l.price BETWEEN 1 AND 10
WHERE o.name LIKE '%it''s%' ESCAPE '\' OR o.name NOT IN ('a', 'b') -- behind
GROUP BY o.id HAVING COUNT(*) > 1 ORDER BY 2 DESC LIMIT 10 OFFSET 5;

CREATE OR REPLACE FUNCTION total(order_id bigint, rate numeric = 1.5) RETURNS numeric AS $$
DECLARE
  result numeric := 0; -- a comment in the body
BEGIN
  FOR line IN SELECT * FROM lines WHERE id = $1 LOOP
    IF line.price IS NULL THEN CONTINUE; END IF;
    result := result + line.price / rate;
    EXECUTE format($q$ UPDATE x SET a = 'it''s' -- in a string $q$);
  END LOOP;
  RETURN result;
EXCEPTION WHEN OTHERS THEN
  RAISE NOTICE 'it''s %', SQLERRM;
END;
$$ LANGUAGE plpgsql IMMUTABLE;

DO $body$ BEGIN PERFORM 1; /* here too */ END $body$;
COMMENT ON TABLE orders IS $$it's a string, not code$$;

BEGIN TRANSACTION;
UPDATE [dbo].[orders] SET name = @name + '%' WHERE id = @id;
COMMIT;
GO
WITH RECURSIVE tree AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM tree WHERE n < 5) SELECT * FROM tree;
