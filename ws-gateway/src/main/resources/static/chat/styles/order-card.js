/** An order. */
export default /* css */ `
.cards:empty {
  display: none;
}

.cards {
  inline-size: 100%;
}

.order {
  inline-size: min(300px, 100vw - 100px);
  margin-block-start: 6px;
  padding: 14px 16px;
  border: 1px solid var(--line);
  border-radius: 14px;
  background: var(--surface);
  box-shadow: 0 1px 3px rgb(20 24 28 / 6%);
}

.order-head {
  display: flex;
  align-items: center;
  justify-content: space-between;
  flex-wrap: wrap;
  gap: 4px 8px;
}

.order-number {
  font-weight: 600;
  font-variant-numeric: tabular-nums;
}

.order-status {
  padding: 2px 10px;
  border-radius: 999px;
  background: var(--accent-soft);
  color: var(--accent-text);
  font-size: 12.5px;
  font-weight: 600;
  white-space: nowrap;
}

.order[data-status="processing"] .order-status,
.order[data-status="returned"] .order-status {
  background: var(--warning-soft);
  color: var(--warning);
}

.order[data-status="cancelled"] .order-status {
  background: var(--danger-soft);
  color: var(--danger);
}

.order-way {
  --reached: var(--accent-line);

  display: flex;
  margin: 16px 0 0;
  padding: 0;
  list-style: none;
  font-size: 11.5px;
  line-height: 1.3;
  color: var(--ink-soft);
}

.order[data-status="cancelled"] .order-way {
  --reached: var(--danger);
}

.order-way li {
  position: relative;
  flex: 1;
  padding-block-start: 20px;
  text-align: center;
}

/* The line from the step before. */
.order-way li + li::before {
  content: "";
  position: absolute;
  inset-block-start: 5px;
  inset-inline: calc(-50% + 6px) calc(50% + 6px);
  block-size: 3px;
  background: var(--reached);
}

.order-way li[data-state="ahead"]::before {
  background: var(--line);
}

.order-way li::after {
  content: "";
  position: absolute;
  inset-block-start: 0;
  inset-inline-start: calc(50% - 6.5px);
  inline-size: 13px;
  block-size: 13px;
  border: 3px solid var(--reached);
  border-radius: 50%;
  background: var(--reached);
}

.order-way li[data-state="current"]::after {
  background: var(--surface);
}

.order-way li[data-state="ahead"]::after {
  border-color: var(--line);
  background: var(--surface);
}

.order-way li[data-state="current"] {
  color: var(--ink);
  font-weight: 600;
}

/* Side by side the steps would run into each other. */
@media (max-width: 379px) {
  .order-way {
    flex-direction: column;
    gap: 9px;
    font-size: 12.5px;
  }

  .order-way li {
    padding-block: 0;
    padding-inline-start: 24px;
    text-align: start;
  }

  .order-way li::after {
    inset-block-start: 1.5px;
    inset-inline-start: 0;
  }

  .order-way li + li::before {
    inset-block: calc(-100% + 5.5px) calc(100% - 1.5px);
    inset-inline: 5px auto;
    inline-size: 3px;
    block-size: auto;
  }
}

.order-facts {
  display: flex;
  flex-wrap: wrap;
  gap: 8px 20px;
  margin: 14px 0 0;
  padding-block-start: 12px;
  border-block-start: 1px solid var(--line);
}

.order-facts dt {
  color: var(--ink-soft);
  font-size: 12px;
  line-height: 1.3;
}

.order-facts dd {
  margin: 0;
  font-size: 14px;
  font-weight: 500;
}
`;
