/** The menu in the header and the question before the conversation is forgotten, which lies over the panel. */
export default /* css */ `
[aria-controls="menu"] .icon {
  stroke-width: 3;
}

.menu {
  position: absolute;
  z-index: 1;
  inset-block-start: 62px;
  inset-inline-end: 12px;
  min-inline-size: 220px;
  padding: 6px;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--surface);
  box-shadow: 0 8px 28px rgb(20 24 28 / 22%);
}

.menu button {
  display: flex;
  align-items: center;
  gap: 10px;
  inline-size: 100%;
  padding: 10px 12px;
  border-radius: 9px;
  text-align: start;
}

.menu button:hover {
  background: var(--accent-soft);
}

.question {
  position: fixed;
  inset: auto;
  inset-block-end: calc(min(680px, 100dvh - 48px) / 2 - 100px);
  inset-inline-end: 59px;
  margin: 0;
  inline-size: 330px;
  padding: 22px;
  border: 0;
  border-radius: 18px;
  background: var(--surface);
  color: var(--ink);
  box-shadow: var(--shadow-panel);
}

.question::backdrop {
  background: var(--backdrop);
}

.question h3 {
  font-size: 18px;
}

.question p {
  margin: 0 0 18px;
  color: var(--ink-soft);
}

.question .answers {
  display: flex;
  flex-wrap: wrap;
  justify-content: flex-end;
  gap: 8px;
}

.question .answers button {
  padding: 9px 16px;
  border: 1px solid var(--line-field);
  border-radius: 10px;
  font-weight: 600;
}

.question .forget {
  border-color: var(--danger);
  color: var(--danger);
}

.question .forget:hover {
  background: var(--danger-soft);
}
`;
