/** The place of the conversation: greeting, day lines, the way to the newest. */
export default /* css */ `
.middle {
  position: relative;
  flex: 1;
  min-block-size: 0;
}

.scroller {
  block-size: 100%;
  overflow-y: auto;
  overscroll-behavior: contain;
  scrollbar-width: thin;
  scrollbar-color: var(--line-strong) transparent;
  padding-block: 20px 16px;
  padding-inline: 18px;
}

.scroller:focus-visible {
  box-shadow: inset 0 0 0 2px var(--accent-line);
}

.intro {
  display: flex;
  flex-direction: column;
  align-items: flex-start;
  padding-block: 10px 8px;
}

h3 {
  margin: 0 0 4px;
  font-size: 22px;
  font-weight: 650;
  line-height: 1.25;
  letter-spacing: -0.01em;
}

.intro p {
  margin: 0 0 20px;
  color: var(--ink-soft);
}

.suggestions {
  display: flex;
  flex-direction: column;
  gap: 8px;
  inline-size: 100%;
}

.suggestions button {
  position: relative;
  padding-block: 11px;
  padding-inline: 16px 40px;
  border: 1px solid var(--line);
  border-radius: 12px;
  background: var(--surface);
  text-align: start;
  transition: border-color 120ms, background-color 120ms;
}

.suggestions button::after {
  content: "";
  position: absolute;
  inset-block-start: calc(50% - 4px);
  inset-inline-end: 18px;
  inline-size: 7px;
  block-size: 7px;
  border-block-start: 1.8px solid var(--ink-soft);
  border-inline-end: 1.8px solid var(--ink-soft);
  transform: rotate(45deg);
}

:host(:dir(rtl)) .suggestions button::after {
  transform: rotate(-45deg);
}

.suggestions button:hover {
  border-color: var(--accent-line);
  background: var(--accent-soft);
}

.intro.used {
  display: none;
}

.log {
  display: flex;
  flex-direction: column;
}

.day {
  display: flex;
  align-items: center;
  gap: 12px;
  margin-block: 18px 14px;
  color: var(--ink-soft);
  font-size: 12px;
  font-weight: 600;
}

.day:first-child {
  margin-block-start: 0;
}

.day::before,
.day::after {
  content: "";
  flex: 1;
  border-block-start: 1px solid var(--line);
}

.newest {
  position: absolute;
  inset-block-end: 12px;
  inset-inline-end: 16px;
  display: grid;
  place-items: center;
  inline-size: 40px;
  block-size: 40px;
  border: 1px solid var(--line);
  border-radius: 50%;
  background: var(--surface);
  box-shadow: 0 4px 14px rgb(20 24 28 / 18%);
}
`;
