/** Every word the widget itself says. A translation replaces this object. */
export const TEXTS = {
  locale: 'en',

  help: 'Help',
  openChat: 'Open the help chat',
  unread: (count) => `${count} new ${count === 1 ? 'message' : 'messages'}`,
  close: 'Close the chat',

  ready: 'We answer in seconds',
  connecting: 'Connecting…',
  disconnected: 'Not connected',
  stopped: 'Chat closed',

  greeting: 'Hello! How can we help?',
  invitation: 'Ask about an order, shipping, returns or your next book.',
  suggestionsLabel: 'Suggested questions',
  suggestions: [
    'Where is my order?',
    'How long does shipping take?',
    'Can I return a book?',
    'Which cards do you take?',
    'Recommend a book',
  ],

  conversation: 'Conversation',
  you: 'You',
  assistant: 'Assistant',
  typing: 'The assistant is writing',
  newest: 'Newest messages',

  composerLabel: 'Your message',
  composerPlaceholder: 'Write a message…',
  send: 'Send',
  charactersLeft: (count) => `${count} left`,
  tooManyCharacters: (count) => `${count} too many`,

  sending: 'Sending',
  waitingForConnection: 'Waits for the connection',
  accepted: 'Sent',
  failed: 'Not sent.',
  retry: 'Try again',
  edit: 'Edit',
  /** Why a message was not taken, by the gateway's code; `other` for codes this page does not know. */
  reasons: {
    'rate-limited': 'That was a lot at once.',
    unavailable: 'We could not take it just now.',
    'text-too-long': 'It is too long.',
    'too-large': 'It is too long.',
    'empty-text': 'It is empty.',
    'control-characters': 'It holds characters that we cannot read.',
    other: 'Something went wrong.',
  },

  offline: 'You are offline. Your messages wait here until you are back.',
  retryIn: (seconds) => `Connection lost. Trying again in ${seconds} s.`,
  tryNow: 'Try now',
  stoppedReason: 'The chat was closed because too many messages could not be read.',
  reconnect: 'Reconnect',

  helpful: 'This helped',
  notHelpful: 'This did not help',
  thanksForRating: 'Thank you!',

  today: 'Today',
  yesterday: 'Yesterday',

  order: (number) => `Order #${number}`,
  orderStatus: {
    processing: 'Processing',
    shipped: 'Shipped',
    'out-for-delivery': 'Out for delivery',
    delivered: 'Delivered',
    cancelled: 'Cancelled',
    returned: 'Returned',
  },
  orderSteps: {
    placed: 'Placed',
    shipped: 'Shipped',
    'out-for-delivery': 'On its way',
    delivered: 'Delivered',
    returned: 'Returned',
    cancelled: 'Cancelled',
  },
  orderFacts: {
    placedOn: 'Placed',
    shippedOn: 'Shipped',
    expectedOn: 'Expected',
    deliveredOn: 'Delivered',
    carrier: 'Carrier',
  },
};
