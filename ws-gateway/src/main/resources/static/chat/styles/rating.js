/** Stars for the whole conversation: beside the Help button, and in the question before it is forgotten. */
export default /* css */ `
.rating {
  position: fixed;
  inset-block-end: calc(max(24px, env(safe-area-inset-bottom)) + 66px);
  inset-inline-end: 24px;
  inline-size: min(300px, 100vw - 32px);
  padding: 16px 18px;
  border: 1px solid var(--line);
  border-radius: 16px;
  background: var(--surface);
  color: var(--ink);
  box-shadow: 0 1px 3px rgb(20 24 28 / 10%), 0 10px 28px rgb(20 24 28 / 16%);
}

.rate {
  min-inline-size: 0;
  margin: 0;
  padding: 0;
  border: 0;
}

.rate legend {
  padding: 0;
  font-weight: 600;
}

.rating legend {
  padding-inline-end: 32px;
}

.stars {
  display: flex;
  margin-block-start: 4px;
  margin-inline-start: -7px;
}

.stars label {
  position: relative;
  display: grid;
  place-items: center;
  inline-size: 40px;
  block-size: 40px;
  border-radius: 50%;
  color: var(--line-field);
  cursor: pointer;
}

.stars input {
  position: absolute;
  inset: 0;
  margin: 0;
  opacity: 0;
  cursor: pointer;
}

.stars .icon {
  inline-size: 26px;
  block-size: 26px;
  stroke-width: 1.5;
}

/* Up to the one that is taken, or pointed at. */
.stars:not(:hover) label:has(input:checked) .icon,
.stars:not(:hover) label:has(~ label input:checked) .icon,
.stars label:hover .icon,
.stars label:has(~ label:hover) .icon {
  fill: var(--star);
  color: var(--star-line);
}

.stars label:has(:focus-visible) {
  box-shadow: var(--focus);
}

.rate .comment {
  inline-size: 100%;
}

.question .rate {
  margin-block-end: 18px;
  padding-block-start: 14px;
  border-block-start: 1px solid var(--line);
}

.question .rate legend {
  /* Else it would sit in the line above it. */
  float: inline-start;
  inline-size: 100%;
}

.send-rating {
  margin-block-start: 10px;
  padding: 8px 18px;
  border-radius: 10px;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 600;
}

.send-rating:hover {
  background: var(--accent-strong);
}

.skip {
  position: absolute;
  inset-block-start: 10px;
  inset-inline-end: 10px;
  display: grid;
  place-items: center;
  inline-size: 32px;
  block-size: 32px;
  border-radius: 50%;
  color: var(--ink-soft);
}

.skip:hover {
  background: var(--bubble);
  color: var(--ink);
}

.rating .thanks {
  margin: 0;
  font-weight: 600;
}

.rating .thanks:empty {
  display: none;
}
`;
