-- What narrows a word down most, as lexemes beside the words: PostgreSQL then intersects them in one index, and reads the few
-- rows that are left instead of every book that has a common word. Each has a space, which no word has.
-- BookSql.java asks for them; their meaning must be the same there.
CREATE FUNCTION book_facts(genre text, min_age smallint, max_age smallint, sales_rank integer)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT array_to_tsvector(
        ARRAY['genre ' || genre]
        -- Three years each, up to 17. Nearly all other books are for all adults.
        || ARRAY(SELECT 'age ' || band FROM generate_series(min_age / 3, least(max_age, 17) / 3) AS band)
        || CASE WHEN sales_rank <= 20000 THEN ARRAY['sales best'] ELSE '{}' END)
$$;

-- Writes the table anew.
ALTER TABLE books DROP COLUMN words;
ALTER TABLE books ADD COLUMN words tsvector NOT NULL GENERATED ALWAYS AS (
    book_vector(title, author, genre, subjects, description) || book_facts(genre, min_age, max_age, sales_rank)) STORED;
CREATE INDEX books_by_words ON books USING gin (words);

-- Titles and authors. The index above does not know where in a book a word is, so that each book that has the words of a
-- name somewhere would have to be read.
CREATE INDEX books_by_names ON books USING gin (ts_filter(words, '{a,b}'));

-- The new column has no statistics yet, and a plan without them reads the whole table.
ANALYZE books;
