/** The Help button. */
export default /* css */ `
.launcher {
  position: fixed;
  inset-block-end: max(24px, env(safe-area-inset-bottom));
  inset-inline-end: 24px;
  display: flex;
  align-items: center;
  gap: 10px;
  padding-block: 14px;
  padding-inline: 18px 22px;
  border-radius: 999px;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 600;
  font-size: 16px;
  letter-spacing: 0.01em;
  box-shadow: var(--shadow-button);
  transition: background-color 160ms, transform 160ms;
}

.launcher:hover {
  background: var(--accent-strong);
  transform: translateY(-2px);
}

.launcher:active {
  transform: none;
}

.badge {
  position: absolute;
  inset-block-start: -6px;
  inset-inline-end: -4px;
  min-inline-size: 24px;
  padding-inline: 6px;
  border: 2px solid var(--surface);
  border-radius: 999px;
  background: #b3261e;
  color: #ffffff;
  font-size: 12px;
  line-height: 20px;
  text-align: center;
  font-variant-numeric: tabular-nums;
}
`;
