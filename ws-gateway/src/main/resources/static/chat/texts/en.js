export default {
  help: 'Help',
  openChat: 'Open the help chat',
  unread: { one: '{n} new message', other: '{n} new messages' },
  close: 'Close the chat',

  ready: 'We answer in seconds',
  connecting: 'Connecting…',
  disconnected: 'Not connected',
  stopped: 'Chat closed',

  greeting: 'Hello! How can we help?',
  greetingByName: 'Hello, {name}! How can we help?',
  invitation: 'Ask about an order, shipping, returns or your next book.',
  suggestionsLabel: 'Suggested questions',
  /** A text is shown and said; `{label, say}` shows the one and says the other, for a server that knows one language. */
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
  charactersLeft: '{n} left',
  tooManyCharacters: '{n} too many',

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
  retryIn: 'Connection lost. Trying again in {n} s.',
  tryNow: 'Try now',
  stoppedReason: 'The chat was closed because too many messages could not be read.',
  reconnect: 'Reconnect',

  helpful: 'This helped',
  notHelpful: 'This did not help',
  thanksForRating: 'Thank you!',
  commentLabel: 'Tell us more (optional)',
  sendComment: 'Send comment',
  copy: 'Copy',
  copied: 'Copied',

  rateQuestion: 'How was this chat?',
  stars: { one: '{n} star', other: '{n} stars' },
  rateSkip: 'Not now',

  more: 'More',
  download: 'Download the conversation',
  transcriptFile: 'conversation',
  startOver: 'Start over',
  startOverQuestion: 'Start over?',
  startOverWarning: 'This page forgets the conversation. It cannot be brought back.',
  startOverCancel: 'Keep it',

  today: 'Today',
  yesterday: 'Yesterday',

  books: 'Books',

  handOver: 'A person will help you',
  handOverAbove: 'The message above says how to reach us.',

  order: 'Order #{number}',
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
