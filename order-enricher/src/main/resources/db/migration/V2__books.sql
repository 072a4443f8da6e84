-- Both extensions are "trusted": the owner of the database may create them. Where only an administrator may, he creates
-- them beforehand and these two lines do nothing.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;

-- English, and an accent makes no difference: Bronte finds Brontë.
CREATE TEXT SEARCH CONFIGURATION book_english (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION book_english
    ALTER MAPPING FOR hword, hword_part, word WITH public.unaccent, pg_catalog.english_stem;

-- A title as people type it: "The Hitchhiker's Guide" is "hitchhikers guide". WishWords.key does the same in Java.
CREATE FUNCTION book_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT regexp_replace(
        btrim(regexp_replace(
            replace(translate(lower(public.unaccent('public.unaccent', name)), '''’', ''), '&', ' and '),
            '[^[:alnum:]]+', ' ', 'g')),
        '^(the|a|an) (?=.)', '')
$$;

-- What weighs most is A.
CREATE FUNCTION book_vector(title text, author text, genre text, subjects text[], description text)
RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
    SELECT setweight(to_tsvector('book_english', title), 'A')
        || setweight(to_tsvector('book_english', author), 'B')
        || setweight(to_tsvector('book_english', array_to_string(subjects, ' ') || ' ' || genre), 'C')
        || setweight(to_tsvector('book_english', description), 'D')
$$;

CREATE TABLE books (
    id           text PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 60),
    title        text NOT NULL CHECK (length(title) BETWEEN 1 AND 300),
    author       text NOT NULL CHECK (length(author) BETWEEN 1 AND 200),
    -- As a visitor reads it. Genre.java has those that wishes are understood in; others are found by their words.
    genre        text NOT NULL CHECK (length(genre) BETWEEN 1 AND 60),
    moods        text[] NOT NULL DEFAULT '{}',
    -- What it is about, such as {dragons,magic}.
    subjects     text[] NOT NULL DEFAULT '{}',
    description  text NOT NULL DEFAULT '' CHECK (length(description) <= 4000),
    -- Whom it is for, in years of age; 120 has no upper bound.
    min_age      smallint NOT NULL DEFAULT 16 CHECK (min_age BETWEEN 0 AND 120),
    max_age      smallint NOT NULL DEFAULT 120 CHECK (max_age BETWEEN min_age AND 120),
    price_cents  integer NOT NULL CHECK (price_cents >= 0),
    currency     text NOT NULL DEFAULT 'USD' CHECK (currency ~ '^[A-Z]{3}$'),
    published_in smallint,
    -- 1 sells best.
    sales_rank   integer NOT NULL CHECK (sales_rank > 0),
    title_key    text NOT NULL GENERATED ALWAYS AS (book_key(title)) STORED,
    words        tsvector NOT NULL GENERATED ALWAYS AS (book_vector(title, author, genre, subjects, description)) STORED
);

CREATE INDEX books_by_title ON books (title_key);
CREATE INDEX books_by_words ON books USING gin (words);
-- Each ends with the order in which pages are turned, so that the best-selling are read and no more.
CREATE INDEX books_by_genre_and_sales ON books (genre, sales_rank, id);
CREATE INDEX books_by_sales ON books (sales_rank, id);
CREATE INDEX books_by_year ON books (published_in DESC NULLS LAST, sales_rank, id);
CREATE INDEX books_by_price ON books (price_cents, sales_rank, id);

-- Every word of titles, authors and subjects, so that a mistyped one is put right among tens of thousands of words
-- instead of being compared with every book. A word outlives its last book; then it finds nothing, which does no harm.
CREATE TABLE book_vocabulary (
    word   text PRIMARY KEY,
    lexeme text NOT NULL
);
CREATE INDEX book_vocabulary_by_lexeme ON book_vocabulary (lexeme);
CREATE INDEX book_vocabulary_by_trigram ON book_vocabulary USING gin (word public.gin_trgm_ops);

CREATE FUNCTION collect_book_vocabulary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO book_vocabulary (word, lexeme)
    SELECT word, coalesce((tsvector_to_array(to_tsvector('book_english', word)))[1], word)
    FROM (
        SELECT DISTINCT regexp_split_to_table(
            book_key(title || ' ' || author || ' ' || array_to_string(subjects, ' ')), ' ') AS word
        FROM changed
    ) AS found
    WHERE length(word) BETWEEN 3 AND 40
    ORDER BY word -- two writers lock in the same order
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE TRIGGER books_inserted AFTER INSERT ON books
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION collect_book_vocabulary();
CREATE TRIGGER books_updated AFTER UPDATE ON books
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION collect_book_vocabulary();
