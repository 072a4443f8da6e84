/** Writing. */
export default /* css */ `
.composer {
  padding: 10px 14px max(14px, env(safe-area-inset-bottom));
}

.field {
  position: relative;
  display: flex;
  align-items: flex-end;
  gap: 6px;
  padding: 4px;
  border: 1px solid var(--line-field);
  border-radius: 24px;
  background: var(--surface);
  transition: border-color 120ms, box-shadow 120ms;
}

.field:focus-within {
  border-color: var(--accent-line);
  box-shadow: 0 0 0 1px var(--accent-line);
}

textarea {
  flex: 1;
  min-inline-size: 0;
  max-block-size: 132px;
  margin: 0;
  padding-block: 8px;
  padding-inline: 13px 4px;
  border: 0;
  outline: 0;
  background: none;
  resize: none;
  line-height: 22px;
}

textarea:focus-visible {
  box-shadow: none;
}

textarea::placeholder {
  color: var(--ink-soft);
  opacity: 1;
}

.counter {
  padding-block-end: 10px;
  color: var(--ink-soft);
  font-size: 12px;
  font-variant-numeric: tabular-nums;
  white-space: nowrap;
}

.counter.over {
  color: var(--danger);
  font-weight: 600;
}

.send {
  display: grid;
  place-items: center;
  flex: none;
  inline-size: 38px;
  block-size: 38px;
  border-radius: 50%;
  background: var(--accent);
  color: var(--on-accent);
  transition: background-color 120ms, color 120ms;
}

.send:hover {
  background: var(--accent-strong);
}

.send:disabled {
  background: var(--bubble);
  color: var(--ink-soft);
  cursor: default;
}
`;
