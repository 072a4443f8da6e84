/** The modal and its header. */
export default /* css */ `
.panel {
  position: fixed;
  inset: auto;
  inset-block-end: 24px;
  inset-inline-end: 24px;
  /* Open or not: while it closes, display is still flex. */
  flex-direction: column;
  margin: 0;
  padding: 0;
  inline-size: min(400px, 100vw - 32px);
  block-size: min(680px, 100dvh - 48px);
  max-inline-size: none;
  max-block-size: none;
  overflow: hidden;
  border: 0;
  border-radius: 20px;
  background: var(--surface);
  color: var(--ink);
  box-shadow: var(--shadow-panel);
  transform-origin: bottom right;
  opacity: 0;
  transform: translateY(16px) scale(0.98);
  transition:
    opacity 180ms ease-out,
    transform 220ms cubic-bezier(0.2, 0.8, 0.2, 1),
    overlay 220ms allow-discrete,
    display 220ms allow-discrete;
}

.panel[open] {
  display: flex;
  opacity: 1;
  transform: none;
}

@starting-style {
  .panel[open] {
    opacity: 0;
    transform: translateY(16px) scale(0.98);
  }
}

.panel::backdrop {
  background: var(--backdrop);
  opacity: 0;
  transition:
    opacity 220ms,
    overlay 220ms allow-discrete,
    display 220ms allow-discrete;
}

.panel[open]::backdrop {
  opacity: 1;
}

@starting-style {
  .panel[open]::backdrop {
    opacity: 0;
  }
}

header {
  display: flex;
  align-items: center;
  gap: 12px;
  padding-block: 14px;
  padding-inline: 18px 12px;
  background: var(--header);
  color: var(--on-accent);
}

.emblem {
  display: grid;
  place-items: center;
  inline-size: 40px;
  block-size: 40px;
  flex: none;
  border-radius: 12px;
  background: color-mix(in srgb, currentcolor 16%, transparent);
  font-size: 17px;
}

.title {
  flex: 1;
  min-inline-size: 0;
}

h2 {
  margin: 0;
  font-size: 16px;
  font-weight: 600;
  line-height: 1.3;
}

.status {
  display: flex;
  align-items: center;
  gap: 7px;
  margin: 0;
  font-size: 13px;
  line-height: 1.4;
}

.status::before {
  content: "";
  inline-size: 8px;
  block-size: 8px;
  border-radius: 50%;
  background: #8fe0b0;
  /* Seen on any colour of a shop. */
  box-shadow: 0 0 0 1.5px color-mix(in srgb, currentcolor 55%, transparent);
}

[data-phase="connecting"] .status::before,
[data-phase="waiting"] .status::before {
  background: #f5c451;
}

[data-phase="stopped"] .status::before {
  background: #f3988d;
}

.header-button {
  display: grid;
  place-items: center;
  inline-size: 40px;
  block-size: 40px;
  border-radius: 50%;
  transition: background-color 120ms;
}

.header-button:hover {
  background: color-mix(in srgb, currentcolor 16%, transparent);
}

header :focus-visible {
  box-shadow: 0 0 0 2px currentcolor;
}
`;
