/** Colours and what every part shares. Logical properties only, so that right-to-left needs no second sheet. */
export default /* css */ `
:host {
  --accent: #1f5c4d;
  --header: #1f5c4d;
  --accent-text: #1f5c4d;
  --accent-line: #1f5c4d;
  --accent-strong: #174a3d;
  --on-accent: #ffffff;
  --accent-soft: #e4efea;
  --surface: #ffffff;
  --surface-sunken: #f7f5f1;
  --bubble: #f1eee8;
  --line: #e5e0d7;
  --line-strong: #cfc8bb;
  --line-field: #928b7e;
  --ink: #22262b;
  --ink-soft: #5f6670;
  --danger: #a8322a;
  --danger-soft: #fbeae7;
  --warning: #7a5200;
  --warning-soft: #fdf3dc;
  --star: #f0b429;
  --star-line: #99660a;
  --shadow-button: 0 1px 2px rgb(20 30 26 / 20%), 0 8px 24px rgb(20 60 48 / 28%);
  --shadow-panel: 0 2px 6px rgb(24 28 32 / 10%), 0 24px 64px rgb(24 28 32 / 28%);
  --backdrop: rgb(28 26 22 / 36%);
  --focus: 0 0 0 2px var(--surface), 0 0 0 4px var(--accent-line);
  --font: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, Helvetica, Arial, sans-serif;

  /* Nothing of the page's fonts, spacing or alignment comes in; its direction is told by the dir attribute. */
  all: initial;
  color-scheme: light dark;
  position: fixed;
  z-index: 2147483000;
  inset-block-end: 0;
  inset-inline-end: 0;
  font: 400 15px/1.5 var(--font);
  color: var(--ink);
}

@media (prefers-color-scheme: dark) {
  :host {
    --accent: #2f7d69;
    --header: #1d4a3f;
    --accent-text: #8fd3bf;
    --accent-line: #4fa58f;
    --accent-strong: #276a59;
    --accent-soft: #20362f;
    --surface: #1b1e21;
    --surface-sunken: #15181a;
    --bubble: #282c30;
    --line: #31363b;
    --line-strong: #474d54;
    --line-field: #727a82;
    --ink: #eceae6;
    --ink-soft: #a4abb3;
    --danger: #f2a097;
    --danger-soft: #3a2321;
    --warning: #f0cd83;
    --warning-soft: #362c17;
    --star: #e9b949;
    --star-line: #e9b949;
    --shadow-button: 0 1px 2px rgb(0 0 0 / 40%), 0 8px 24px rgb(0 0 0 / 45%);
    --shadow-panel: 0 0 0 1px rgb(255 255 255 / 7%), 0 24px 64px rgb(0 0 0 / 60%);
    --backdrop: rgb(0 0 0 / 42%);
  }
}

*,
*::before,
*::after {
  box-sizing: border-box;
}

[hidden] {
  display: none !important;
}

button,
textarea {
  font: inherit;
  color: inherit;
}

button {
  margin: 0;
  border: 0;
  background: none;
  cursor: pointer;
  -webkit-tap-highlight-color: transparent;
}

:focus-visible {
  outline: 2px solid transparent;
  box-shadow: var(--focus);
}

.icon {
  inline-size: 1.25em;
  block-size: 1.25em;
  flex: none;
  fill: none;
  stroke: currentcolor;
  stroke-width: 1.8;
  stroke-linecap: round;
  stroke-linejoin: round;
}

.spoken {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
`;
