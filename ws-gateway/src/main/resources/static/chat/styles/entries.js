/** What either side said. */
export default /* css */ `
.entry {
  position: relative;
  display: flex;
  flex-direction: column;
  max-inline-size: 84%;
  margin-block-end: 4px;
}

.entry.ends-group {
  margin-block-end: 14px;
}

.bubble {
  max-inline-size: 100%;
  padding: 9px 14px;
  border-radius: 18px;
  white-space: pre-wrap;
  overflow-wrap: anywhere;
}

.own {
  align-self: flex-end;
  align-items: flex-end;
}

.own .bubble {
  background: var(--accent);
  color: var(--on-accent);
}

.own.ends-group .bubble {
  border-end-end-radius: 6px;
}

.own[data-delivery="failed"] .bubble {
  background: var(--danger-soft);
  color: var(--ink);
  box-shadow: inset 0 0 0 1px var(--danger);
}

.answer {
  align-self: flex-start;
  align-items: flex-start;
  padding-inline-start: 38px;
}

.answer .bubble {
  background: var(--bubble);
}

.answer.ends-group .bubble {
  border-end-start-radius: 6px;
}

.answer .bubble a {
  color: inherit;
  font-weight: 500;
  text-decoration-color: color-mix(in srgb, currentcolor 50%, transparent);
  text-underline-offset: 3px;
}

.answer .bubble a:hover {
  text-decoration-color: currentcolor;
}

.answer[aria-busy="true"] .bubble > p:last-child::after,
.answer[aria-busy="true"] .bubble > :last-child > li:last-child::after {
  content: "";
  display: inline-block;
  inline-size: 3px;
  block-size: 1.05em;
  margin-inline-start: 2px;
  border-radius: 2px;
  background: var(--ink-soft);
  vertical-align: -0.15em;
}

.avatar {
  position: absolute;
  inset-block-start: 4px;
  inset-inline-start: 0;
  display: grid;
  place-items: center;
  inline-size: 28px;
  block-size: 28px;
  border-radius: 9px;
  background: var(--accent-soft);
  color: var(--accent-text);
  font-size: 13px;
}

.answer:not(.ends-group) + .answer .avatar {
  display: none;
}

.notice {
  display: flex;
  gap: 8px;
  align-items: flex-start;
  margin-block: 2px 14px;
  margin-inline-start: 38px;
  color: var(--ink-soft);
  font-size: 13.5px;
}

.notice .icon {
  margin-block-start: 2px;
  inline-size: 16px;
  block-size: 16px;
}

.typing .bubble {
  display: flex;
  gap: 5px;
  padding-block: 14px;
}

.typing i {
  inline-size: 7px;
  block-size: 7px;
  border-radius: 50%;
  background: var(--ink-soft);
  opacity: 0.45;
}

.offers {
  display: flex;
  flex-wrap: wrap;
  gap: 8px;
  margin-block: 2px 8px;
  margin-inline-start: 38px;
}

.offers button {
  padding: 7px 14px;
  border: 1px solid var(--accent-line);
  border-radius: 999px;
  color: var(--accent-text);
  font-size: 14px;
  font-weight: 500;
  text-align: start;
  transition: background-color 120ms;
}

.offers button:hover {
  background: var(--accent-soft);
}
`;
