/** Word about the connection. */
export default /* css */ `
.banner {
  display: flex;
  align-items: center;
  gap: 10px;
  padding: 9px 18px;
  background: var(--warning-soft);
  color: var(--warning);
  font-size: 13.5px;
  line-height: 1.4;
  font-variant-numeric: tabular-nums;
}

.banner span {
  flex: 1;
}

.banner button {
  flex: none;
  padding: 4px 10px;
  border-radius: 8px;
  font-weight: 600;
  text-decoration: underline;
  text-underline-offset: 3px;
}

[data-phase="stopped"] .banner {
  background: var(--danger-soft);
  color: var(--danger);
}
`;
