/** What stands under a message: time, state, thumbs. */
export default /* css */ `
.foot {
  display: flex;
  align-items: center;
  gap: 5px;
  min-block-size: 22px;
  padding-block-start: 3px;
  padding-inline: 4px;
  color: var(--ink-soft);
  font-size: 12px;
  line-height: 1.4;
}

.foot:empty {
  display: none;
}

.foot .icon {
  inline-size: 14px;
  block-size: 14px;
}

.own[data-delivery="accepted"] .foot .icon {
  color: var(--accent-text);
  stroke-width: 2.4;
}

.own[data-delivery="failed"] .foot {
  flex-wrap: wrap;
  justify-content: flex-end;
  color: var(--danger);
}

.foot > button {
  min-block-size: 24px;
  padding: 2px 6px;
  border-radius: 6px;
  font-weight: 600;
  text-decoration: underline;
  text-underline-offset: 3px;
}

.tools {
  display: flex;
  align-items: center;
  margin-inline-start: 2px;
}

.tools button {
  display: grid;
  place-items: center;
  inline-size: 26px;
  block-size: 26px;
  border-radius: 8px;
  transition: background-color 120ms, color 120ms;
}

.tools button:hover {
  background: var(--bubble);
  color: var(--ink);
}

.tools [aria-pressed="true"] {
  background: var(--accent-soft);
  color: var(--accent-text);
}

.tools .copy {
  margin-inline-end: 2px;
}

.comment {
  display: flex;
  gap: 4px;
  inline-size: min(280px, 100%);
  margin-block-start: 4px;
  padding: 3px;
  border: 1px solid var(--line-field);
  border-radius: 14px;
}

.comment:focus-within {
  border-color: var(--accent-line);
  box-shadow: 0 0 0 1px var(--accent-line);
}

.comment input {
  flex: 1;
  min-inline-size: 0;
  padding: 3px 9px;
  border: 0;
  outline: 0;
  background: none;
  color: inherit;
  font: inherit;
  font-size: 13.5px;
}

.comment input:focus-visible {
  box-shadow: none;
}

.comment input::placeholder {
  color: var(--ink-soft);
  opacity: 1;
}

.comment button {
  display: grid;
  place-items: center;
  flex: none;
  inline-size: 28px;
  block-size: 28px;
  border-radius: 50%;
  color: var(--accent-text);
  font-size: 14px;
}

.comment button:hover {
  background: var(--accent-soft);
}
`;
