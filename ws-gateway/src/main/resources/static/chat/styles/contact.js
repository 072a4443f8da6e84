/** The way to a person. */
export default /* css */ `
.contact {
  inline-size: min(300px, 100vw - 100px);
  margin-block-start: 6px;
  padding: 14px 16px;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--surface);
  box-shadow: 0 1px 3px rgb(20 24 28 / 6%);
}

.contact h4 {
  display: flex;
  align-items: center;
  gap: 8px;
  margin: 0;
  font-size: 15px;
  font-weight: 600;
}

.contact h4 .icon {
  color: var(--accent-text);
}

.contact p {
  margin: 6px 0 0;
  color: var(--ink-soft);
  font-size: 13.5px;
}

.contact :is(.mail, .keep-copy) {
  display: flex;
  align-items: center;
  gap: 8px;
  inline-size: 100%;
  font-size: 14px;
  text-align: start;
  overflow-wrap: anywhere;
}

.contact .icon {
  inline-size: 17px;
  block-size: 17px;
}

.contact .mail {
  margin-block-start: 10px;
  padding: 9px 12px;
  border-radius: 10px;
  background: var(--accent-soft);
  color: var(--accent-text);
  font-weight: 600;
  text-decoration: none;
}

.contact .mail:hover {
  text-decoration: underline;
  text-underline-offset: 3px;
}

.contact .keep-copy {
  margin-block-start: 4px;
  padding: 7px 12px;
  border-radius: 10px;
  color: var(--ink-soft);
}

.contact .keep-copy:hover {
  background: var(--bubble);
  color: var(--ink);
}
`;
