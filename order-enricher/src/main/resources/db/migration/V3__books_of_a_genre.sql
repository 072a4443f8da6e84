-- The newest or cheapest of a genre are read in their order, as its bestsellers are, instead of sorting all of the genre.
CREATE INDEX books_by_genre_and_year ON books (genre, published_in DESC NULLS LAST, sales_rank, id);
CREATE INDEX books_by_genre_and_price ON books (genre, price_cents, sales_rank, id);
