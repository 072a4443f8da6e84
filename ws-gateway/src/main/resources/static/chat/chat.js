import { Accepted } from './accepted.js';
import { Composer } from './composer.js';
import { CloseCode, Connection } from './connection.js';
import * as conversations from './conversation.js';
import { element } from './dom.js';
import { memory } from './memory.js';
import { newMessageId } from './message-id.js';
import { Outbox } from './outbox.js';
import { Panel } from './panel.js';
import { Ratings } from './ratings.js';
import { styleSheets } from './styles.js';
import { Tapped } from './tapped.js';
import { saveAsFile, transcript } from './transcript.js';

/**
 * The Help button and the chat behind it. Everything is in the Shadow DOM of {@link Chat#host}; the page around it talks
 * to it through open, close, say, compose and identify, and hears the events `open`, `close` and `message`.
 */
export class Chat extends EventTarget {
  #texts;
  #conversation = conversations.EMPTY;
  #panel;
  #connection;
  #outbox;
  /** Of the newest reply or notice received; what came before it is not sent again after a reconnect. */
  #cursor;
  #token = memory.token();
  #beginning = memory.beginning();
  /** Another tab has started over, and its new conversation is to be joined as soon as there is one. */
  #toJoin = false;
  #acceptedMessages = new Accepted(memory.accepted(), memory.keepAccepted);
  /** @type {Tapped} */
  #tapped;
  #ratings = new Ratings((frame) => this.#connection.send(frame));

  /**
   * @param {object} settings
   * @param {string} settings.url of the gateway's socket
   * @param {string} settings.name whom the visitor talks to
   * @param {string} [settings.color]
   * @param {string} [settings.position] `left` or `right`; else where lines end
   * @param {import('./texts.js').Texts} settings.texts
   * @param {(book: object) => string | undefined} settings.bookHref
   */
  constructor({ url, name, color, position, texts, bookHref }) {
    super();
    this.#texts = texts;
    this.#tapped = new Tapped(texts.suggestions, memory);
    this.#panel = new Panel(name, texts, { ...this.#actions(), bookHref }, new Composer(texts, (text) => this.say(text)));
    this.#outbox = new Outbox(memory.outbox(), {
      send: ({ id, text }) => this.#connection.send({ type: 'message', id, text }),
      changed: (items) => this.#outboxChanged(items),
      unanswered: () => this.#connection.restart(),
    });
    this.#connection = new Connection(url, {
      hello: () => this.#hello(),
      received: (frame) => this.#received(frame),
      changed: (status, closeCode) => this.#statusChanged(status, closeCode),
    });
    this.host = element('quire-chat', { lang: texts.locale, dir: texts.dir, 'data-position': position });
    const shadow = this.host.attachShadow({ mode: 'open' });
    shadow.adoptedStyleSheets = styleSheets(color);
    shadow.append(...this.#panel.elements);
    this.#begin();
  }

  #begin() {
    for (const message of this.#acceptedMessages.items) {
      this.#conversation = conversations.withOwn(this.#conversation, { ...message, delivery: 'sending' });
      this.#conversation = conversations.withAccepted(this.#conversation, message.id, message.at);
    }
    this.#outboxChanged(this.#outbox.items);
    this.#render();
    setInterval(() => this.#panel.isOpen && this.#render(), 1_000);
    document.addEventListener('visibilitychange', () => {
      this.#followOtherTab();
      this.#markShown();
    });
    memory.onChangedElsewhere(() => this.#followOtherTab());
    // Without an earlier conversation there is nothing to fetch, and a visitor who only looks at books costs nothing.
    if (this.#token || this.#outbox.items.length) {
      this.#connection.open();
    }
  }

  open() {
    this.#panel.open();
  }

  close() {
    this.#panel.close();
  }

  /** Opens the chat and sends a message. */
  say(text) {
    this.#say(newMessageId(), text);
  }

  #say(id, text) {
    this.#panel.open();
    // Closed, perhaps, because nothing had been said for long.
    this.#connection.open();
    this.#outbox.add({ id, text, at: Date.now() });
    this.#tell('message', { from: 'visitor', text });
    this.#panel.followNewest();
    this.#panel.focusComposer();
  }

  /** Opens the chat with a message to go on with, below what the visitor has begun to write. */
  compose(text) {
    this.#panel.open();
    this.#panel.composer.offer(text);
    this.#panel.composer.field.focus();
  }

  /** Greets the visitor by name. The protocol has no place for a name, so it stays here. */
  identify(name) {
    this.#panel.greet(name);
  }

  /** @returns {import('./panel.js').Actions} */
  #actions() {
    return {
      opened: () => {
        this.#connection.open();
        this.#markShown();
        this.#render();
        this.#tell('open');
      },
      closed: () => {
        this.#askForRating();
        this.#render();
        this.#tell('close');
      },
      reconnect: () => this.#connection.retryNow(),
      say: (text) => this.say(text),
      ask: (question) => {
        const id = newMessageId();
        this.#tapped.add(id);
        this.#say(id, question);
      },
      shownText: (own) => this.#tapped.textOf(own),
      retry: (id) => {
        this.#conversation = conversations.withoutOwn(this.#conversation, id);
        this.#outbox.retry(id, Date.now());
        this.#panel.focusComposer();
      },
      edit: (id) => {
        const { text } = this.#outbox.items.find((item) => item.id === id);
        this.#conversation = conversations.withoutOwn(this.#conversation, id);
        this.#outbox.remove(id);
        this.compose(text);
      },
      rate: (replyId, rating, comment) => this.#rate(replyId, rating, comment),
      mayRate: () => this.#mayRate,
      rateWhole: (rating, comment) => {
        memory.keepOpinion('given');
        this.#ratings.giveWhole(rating, comment);
      },
      download: () => saveAsFile(transcript(this.#conversation, this.#texts, (own) => this.#tapped.textOf(own)), this.#texts.transcriptFile),
      startOver: () => this.#startOver(),
    };
  }

  #hello() {
    // Another tab may have begun the conversation meanwhile.
    this.#token ??= memory.token();
    // An answer that is missing may lie before the cursor: the gateway that showed a later one may not have had it.
    return { token: this.#token, cursor: conversations.awaitsAnswer(this.#conversation) ? undefined : this.#cursor };
  }

  #received(frame) {
    switch (frame.type) {
      case 'welcome':
        this.#toJoin = false;
        this.#token = frame.token;
        memory.keepToken(frame.token);
        this.#outbox.resume();
        this.#ratings.resume();
        break;
      case 'accepted':
        this.#accepted(frame.id);
        break;
      case 'rejected':
        this.#rejected(frame);
        break;
      case 'reply':
        this.#replied(frame);
        break;
      case 'notice':
        this.#conversation = conversations.withNotice(this.#conversation, frame);
        this.#cursor = frame.cursor;
        break;
      case 'delta':
        this.#conversation = conversations.withDelta(this.#conversation, frame);
        break;
      case 'history':
        this.#remembered(frame.entries);
        break;
    }
    this.#markShown();
    this.#render();
  }

  #replied(reply) {
    this.#accepted(reply.inReplyTo);
    const before = this.#conversation;
    this.#conversation = conversations.withReply(before, reply);
    this.#cursor = reply.cursor;
    if (this.#conversation !== before) {
      this.#tell('message', { from: 'assistant', text: reply.text });
    }
  }

  /** The history also tells of messages whose `accepted` got lost on the way. */
  #remembered(entries) {
    this.#conversation = conversations.withHistory(this.#conversation, entries);
    entries.forEach(({ event }) => this.#accepted(event.messageId ?? event.inReplyTo));
    this.#acceptedMessages.told(new Set(entries.map(({ event }) => event.messageId)));
    this.#cursor = entries.findLast(({ cursor }) => cursor)?.cursor ?? this.#cursor;
  }

  #accepted(id) {
    this.#conversation = conversations.withAccepted(this.#conversation, id, Date.now());
    const message = this.#outbox.items.find((item) => item.id === id);
    if (message) {
      this.#acceptedMessages.add(message);
    }
    this.#outbox.accepted(id);
  }

  #rejected({ id, code, retryAfterMs }) {
    if (this.#connection.status.phase === 'open') {
      this.#outbox.rejected(id, code, retryAfterMs);
    } else {
      // The hello itself was not understood: begin anew.
      this.#forgetSession();
      this.#connection.restart();
    }
  }

  #statusChanged({ phase }, closeCode) {
    if (phase !== 'connecting' && phase !== 'open') {
      if (closeCode === CloseCode.TOKEN_INVALID) {
        this.#forgetSession();
      }
      if (closeCode === CloseCode.FRAME_TOO_LARGE) {
        this.#outbox.rejected(undefined, 'too-large');
      }
      if (closeCode === CloseCode.TOO_MANY_ERRORS) {
        this.#outbox.rejected(undefined, 'malformed');
      }
      this.#outbox.pause();
    }
    this.#render();
  }

  #outboxChanged(items) {
    memory.keepOutbox(items);
    const cutOff = ['waiting', 'stopped'].includes(this.#connection.status.phase);
    for (const { id, text, at, state, code } of items) {
      const delivery = state === 'queued' && !cutOff ? 'sending' : state;
      this.#conversation = conversations.withOwn(this.#conversation, { id, text, at, delivery, code });
    }
    this.#render();
  }

  #rate(replyId, rating, comment) {
    this.#conversation = conversations.withRating(this.#conversation, replyId, rating, comment);
    this.#ratings.give(replyId, rating, comment);
    this.#render();
  }

  get #mayRate() {
    return this.#connection.status.phase === 'open' && conversations.isSettled(this.#conversation) && memory.opinion() !== 'given';
  }

  /** Once, however often the chat is opened and closed again. */
  #askForRating() {
    if (this.#mayRate && memory.opinion() !== 'asked') {
      memory.keepOpinion('asked');
      this.#panel.askForRating();
    }
  }

  /** As if the visitor had never been here. */
  #startOver() {
    this.#beginning = newMessageId();
    memory.forgetSession();
    memory.keepBeginning(this.#beginning);
    this.#forgetConversation();
    this.#outbox.clear();
    this.#connection.restart();
    this.#panel.focusComposer();
  }

  /**
   * Starts over if another tab has. What is being written here, and what waits to be sent, stays. The new conversation is the
   * other tab's, so its token is waited for; whoever speaks first, here, begins one.
   */
  #followOtherTab() {
    if (this.#beginning !== memory.beginning()) {
      this.#beginning = memory.beginning();
      this.#toJoin ||= this.#connection.status.phase !== 'idle';
      this.#forgetConversation();
      this.#connection.rest();
      this.#outboxChanged(this.#outbox.items);
    }
    if (this.#toJoin && memory.token()) {
      this.#connection.open();
    }
  }

  #forgetConversation() {
    this.#forgetToken();
    this.#tapped.clear();
    this.#ratings.clear();
    this.#conversation = conversations.EMPTY;
  }

  #forgetSession() {
    this.#forgetToken();
    memory.forgetSession();
  }

  #forgetToken() {
    this.#token = undefined;
    this.#cursor = undefined;
    this.#acceptedMessages.clear();
  }

  #markShown() {
    const newest = conversations.lastReplyCursor(this.#conversation);
    if (this.#panel.isOpen && !document.hidden && newest && newest !== memory.shown()) {
      memory.keepShown(newest);
      this.#connection.send({ type: 'delivered', cursor: newest });
    }
  }

  #render() {
    this.#panel.show(this.#conversation, Date.now());
    this.#panel.showUnread(conversations.repliesAfter(this.#conversation, memory.shown()));
    this.#panel.showStatus(this.#connection?.status ?? { phase: 'idle' }, Date.now());
  }

  #tell(event, detail) {
    this.dispatchEvent(new CustomEvent(event, { detail }));
  }
}
