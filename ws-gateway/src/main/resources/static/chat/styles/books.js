/** Books under an answer. They take the whole width, so that titles and reasons have room. */
export default /* css */ `
.answer:has(.books) {
  max-inline-size: 100%;
  inline-size: 100%;
}

.answer:has(.books) .bubble {
  max-inline-size: 268px;
}

.books {
  margin: 6px 0 0;
  padding: 0;
  overflow: hidden;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--surface);
  box-shadow: 0 1px 3px rgb(20 24 28 / 6%);
  list-style: none;
}

.books li + li {
  border-block-start: 1px solid var(--line);
}

.book {
  display: flex;
  gap: 14px;
  padding: 14px;
}

.cover {
  flex: none;
  inline-size: 72px;
  block-size: 108px;
  border-radius: 3px 5px 5px 3px;
  box-shadow: 0 1px 2px rgb(20 24 28 / 30%), 0 4px 10px rgb(20 24 28 / 16%);
  font-family: Georgia, "Times New Roman", serif;
}

.book-text {
  flex: 1;
  min-inline-size: 0;
  overflow-wrap: anywhere;
}

.book p,
.book h4 {
  margin: 0;
}

.book h4 {
  font-size: 15px;
  font-weight: 600;
  line-height: 1.3;
}

.book h4 a {
  color: inherit;
  text-decoration-color: var(--line-strong);
  text-underline-offset: 3px;
}

.book h4 a:hover {
  text-decoration-color: currentcolor;
}

.book-author {
  color: var(--ink-soft);
  font-size: 13.5px;
}

.book .book-why {
  margin-block-start: 6px;
  font-size: 13.5px;
  line-height: 1.45;
}

.book .book-facts {
  display: flex;
  flex-wrap: wrap;
  align-items: baseline;
  gap: 0 10px;
  margin-block-start: 6px;
  color: var(--ink-soft);
  font-size: 12.5px;
}

.price {
  /* Or a page that runs from right to left shows "$US" for "US$". */
  direction: ltr;
  unicode-bidi: isolate;
  color: var(--ink);
  font-size: 14px;
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}
`;
