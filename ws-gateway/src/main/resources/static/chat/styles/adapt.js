/** Positions, phones, less motion, forced colours. Last, because it overrides. */
export default /* css */ `
:host([data-position="left"]) :is(.launcher, .panel, .rating) {
  right: auto;
  left: 24px;
}

:host([data-position="right"]) :is(.launcher, .panel, .rating) {
  right: 24px;
  left: auto;
}

:host([data-position="left"]) .question {
  right: auto;
  left: 59px;
}

:host([data-position="right"]) .question {
  right: 59px;
  left: auto;
}

/* An empty field counts as left to right; its placeholder goes where the language begins. */
:host(:dir(rtl)) :placeholder-shown {
  direction: rtl;
  text-align: right;
}

/* A phone: the whole screen, and no zooming in on a field, which needs 16 px. */

@media (max-width: 540px) {
  .launcher {
    inset-inline-end: 16px;
    inset-block-end: max(16px, env(safe-area-inset-bottom));
  }

  .rating {
    inset-inline-end: 16px;
    inset-block-end: calc(max(16px, env(safe-area-inset-bottom)) + 66px);
  }

  :host([data-position]) :is(.panel, .question),
  .question {
    inset: 0;
  }

  .question {
    inline-size: min(330px, 100vw - 48px);
    margin: auto;
  }

  .panel {
    inset: 0;
    inline-size: 100vw;
    block-size: 100dvh;
    border-radius: 0;
    box-shadow: none;
  }

  header {
    padding-block-start: max(14px, env(safe-area-inset-top));
  }

  textarea,
  .comment input {
    font-size: 16px;
  }
}

@media (prefers-reduced-motion: no-preference) {
  .entry,
  .notice,
  .offers,
  .rating:not([hidden]) {
    animation: appear 220ms cubic-bezier(0.2, 0.8, 0.2, 1);
  }

  /* Quick answers come before the dots would show. */
  .typing {
    animation: appear 220ms 250ms cubic-bezier(0.2, 0.8, 0.2, 1) backwards;
  }

  .typing i {
    animation: breathe 1.3s infinite ease-in-out;
  }

  .typing i:nth-child(2) {
    animation-delay: 160ms;
  }

  .typing i:nth-child(3) {
    animation-delay: 320ms;
  }

  .answer[aria-busy="true"] .bubble > p:last-child::after,
  .answer[aria-busy="true"] .bubble > :last-child > li:last-child::after {
    animation: blink 1s infinite steps(2, jump-none);
  }

  .badge {
    animation: pop 260ms cubic-bezier(0.2, 1.4, 0.4, 1);
  }
}

@media (prefers-reduced-motion: reduce) {
  .panel,
  .panel::backdrop,
  .launcher {
    transition: none;
  }
}

@media (forced-colors: active) {
  .launcher,
  .panel,
  .bubble,
  .send,
  .rating {
    border: 1px solid;
  }
}

@keyframes appear {
  from {
    opacity: 0;
    transform: translateY(8px);
  }
}

@keyframes breathe {
  0%,
  60%,
  100% {
    opacity: 0.35;
  }

  30% {
    opacity: 1;
    transform: translateY(-3px);
  }
}

@keyframes blink {
  to {
    opacity: 0;
  }
}

@keyframes pop {
  from {
    transform: scale(0.4);
  }
}
`;
