/**
 * The socket to the gateway, kept alive: says hello, pings, notices a dead line, comes back with growing pauses. What is
 * said over it is the listener's business.
 *
 * ```
 *  idle ──open()──▶ connecting ──welcome──▶ open
 *                      ▲   │                 │
 *            pause over│   └──closed, silent─┤
 *                      └───── waiting ◀──────┤──too many errors──▶ stopped
 *                                            └──nothing said for long, rest()──▶ idle
 * ```
 *
 * @typedef {'idle' | 'connecting' | 'open' | 'waiting' | 'stopped'} Phase
 *
 * @typedef {object} Status
 * @property {Phase} phase
 * @property {number} [retryAt] while waiting: when the next attempt starts, milliseconds since 1970
 */

/** Why the gateway closed a socket; the ones that ask for something special of us. */
export const CloseCode = Object.freeze({
  RESTART: 1012,
  TOKEN_INVALID: 4401,
  IDLE: 4410,
  FRAME_TOO_LARGE: 4413,
  TOO_MANY_ERRORS: 4422,
  HEARTBEAT_MISSED: 4440,
});

const WELCOME_TIMEOUT_MS = 10_000;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const SOON_MS = 1_000;
/** A socket that lived this long has worked; the next pause is short again. */
const STABLE_AFTER_MS = 10_000;
/** How long a line under suspicion (the machine slept, the network changed) has to answer a ping. */
const CHECK_TIMEOUT_MS = 4_000;

export class Connection {
  #url;
  #listener;
  #socket;
  /** @type {Status} */
  #status = { phase: 'idle' };
  #failures = 0;
  #heartbeatMs = 0;
  #timers = { pause: undefined, deadline: undefined, ping: undefined, stable: undefined };

  /**
   * @param {string} url
   * @param {object} listener
   * @param {() => {token?: string, cursor?: string}} listener.hello asked for at each attempt
   * @param {(frame: object) => void} listener.received each frame but pong, welcome first
   * @param {(status: Status, closeCode?: number) => void} listener.changed
   */
  constructor(url, listener) {
    this.#url = url;
    this.#listener = listener;
    window.addEventListener('online', () => this.#hurry());
    window.addEventListener('offline', () => this.#check());
    document.addEventListener('visibilitychange', () => document.hidden || this.#check());
  }

  get status() {
    return this.#status;
  }

  /** Connects unless it is connected or about to be. */
  open() {
    if (this.#status.phase === 'idle') {
      this.#connect();
    }
  }

  /** Cuts a pause short, or starts again after a stop. */
  retryNow() {
    if (this.#status.phase === 'waiting' || this.#status.phase === 'stopped') {
      this.#connect();
    }
  }

  /** Gives up the current socket and makes a new one. */
  restart() {
    if (this.#socket) {
      this.#lost(CloseCode.HEARTBEAT_MISSED);
    }
  }

  /** Gives up the current socket, or the attempts to make one, until open() is called. */
  rest() {
    this.#lost(CloseCode.IDLE);
  }

  /** @returns whether there was an open socket to write the frame to; it may still get lost on the way */
  send(frame) {
    if (this.#status.phase !== 'open' || this.#socket.readyState !== WebSocket.OPEN) {
      return false;
    }
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #connect() {
    this.#clearTimers();
    this.#change({ phase: 'connecting' });
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    this.#timers.deadline = setTimeout(() => this.#lost(CloseCode.HEARTBEAT_MISSED), WELCOME_TIMEOUT_MS);
    // A socket given up may still speak; only the current one is listened to.
    const ifCurrent = (action) => (event) => socket === this.#socket && action(event);
    socket.onopen = ifCurrent(() => socket.send(JSON.stringify({ type: 'hello', ...this.#listener.hello() })));
    socket.onmessage = ifCurrent((event) => this.#heard(event.data));
    socket.onclose = ifCurrent((event) => this.#lost(event.code, event.reason));
  }

  #heard(data) {
    const frame = parsed(data);
    if (frame?.type === 'welcome') {
      this.#heartbeatMs = frame.heartbeatSeconds * 1_000;
      this.#timers.ping = setInterval(() => this.send({ type: 'ping' }), this.#heartbeatMs * 0.8);
      this.#timers.stable = setTimeout(() => (this.#failures = 0), STABLE_AFTER_MS);
      this.#change({ phase: 'open' });
    }
    if (this.#status.phase === 'open') {
      this.#expectWordWithin(2 * this.#heartbeatMs);
    }
    if (frame && frame.type !== 'pong') {
      this.#listener.received(frame);
    }
  }

  #lost(closeCode, reason = '') {
    this.#clearTimers();
    const socket = this.#socket;
    this.#socket = undefined;
    // On a dead line the closing handshake takes minutes; nobody waits for it.
    socket?.close();
    if (closeCode === CloseCode.TOO_MANY_ERRORS) {
      this.#change({ phase: 'stopped' }, closeCode);
      return;
    }
    if (closeCode === CloseCode.IDLE) {
      this.#change({ phase: 'idle' }, closeCode);
      return;
    }
    const pauseMs = askedPause(reason) ?? pauseAfter(closeCode, this.#failures, Math.random());
    this.#failures++;
    this.#timers.pause = setTimeout(() => this.#connect(), pauseMs);
    this.#change({ phase: 'waiting', retryAt: Date.now() + pauseMs }, closeCode);
  }

  #hurry() {
    if (this.#status.phase === 'waiting') {
      this.#connect();
    } else {
      this.#check();
    }
  }

  #check() {
    if (this.send({ type: 'ping' })) {
      this.#expectWordWithin(CHECK_TIMEOUT_MS);
    }
  }

  #expectWordWithin(milliseconds) {
    clearTimeout(this.#timers.deadline);
    this.#timers.deadline = setTimeout(() => this.#lost(CloseCode.HEARTBEAT_MISSED), milliseconds);
  }

  #change(status, closeCode) {
    this.#status = status;
    this.#listener.changed(status, closeCode);
  }

  #clearTimers() {
    clearTimeout(this.#timers.pause);
    clearTimeout(this.#timers.deadline);
    clearInterval(this.#timers.ping);
    clearTimeout(this.#timers.stable);
  }
}

/** What a gateway that ends asks for: it spreads its visitors over some time. */
function askedPause(reason) {
  const milliseconds = /\bretryAfterMs=(\d{1,6})\b/.exec(reason)?.[1];
  return milliseconds && Math.min(LONGEST_PAUSE_MS, Number(milliseconds));
}

/**
 * How long to wait before the next attempt, in milliseconds: doubled after each failure, and spread by chance, so that
 * the visitors of a restarted gateway do not all come back in the same instant.
 *
 * @param {number} closeCode
 * @param {number} failures so far in a row
 * @param {number} chance from 0 (inclusive) to 1
 */
export function pauseAfter(closeCode, failures, chance) {
  const comeBackSoon = closeCode === CloseCode.RESTART || closeCode === CloseCode.TOKEN_INVALID;
  if (comeBackSoon && failures === 0) {
    return SOON_MS * chance;
  }
  return Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures) * (0.5 + chance / 2);
}

function parsed(data) {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
