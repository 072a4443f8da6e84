/** A model's answer with its Markdown. */
export default /* css */ `
.formatted > * {
  margin: 0;
}

.formatted > * + * {
  margin-block-start: 9px;
}

.formatted .heading {
  font-weight: 650;
}

.formatted :is(ul, ol) {
  margin-block: 0;
  padding-inline-start: 22px;
}

.formatted > :is(ul, ol):not(:first-child) {
  margin-block-start: 6px;
}

.formatted li {
  padding-inline-start: 2px;
}

.formatted li + li {
  margin-block-start: 3px;
}

.formatted code {
  padding-inline: 4px;
  border-radius: 5px;
  background: color-mix(in srgb, var(--ink) 9%, transparent);
  font: 0.9em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace;
}

.formatted pre {
  overflow-x: auto;
  padding: 10px 12px;
  border-radius: 10px;
  background: color-mix(in srgb, var(--ink) 9%, transparent);
  white-space: pre;
}

.formatted pre code {
  padding: 0;
  background: none;
  overflow-wrap: normal;
}
`;
