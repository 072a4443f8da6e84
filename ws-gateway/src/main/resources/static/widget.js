/**
 * The help chat on any page: `<script src="https://the.gateway/widget.js" async></script>`. This small script gives the
 * page its one global, `Quire`, and fetches the rest. What is asked of `Quire` before the rest is there is done then.
 *
 * Attributes, all optional:
 *   data-name      whom the chat is with, in its header
 *   data-color     #rgb or #rrggbb
 *   data-position  left or right; else where lines end
 *   data-lang      en, de, fr, es or ar; else the page's language, else English
 *   data-book-url  a book's page in the shop, such as /books/{bookId} or /search?q={title}
 *   data-endpoint  the gateway's socket; else `ws` beside this script
 *   data-texts     JSON with texts of your own, see chat/texts/en.js
 *
 * Quire.open(), Quire.close()
 * Quire.say(text)        opens the chat and sends the text
 * Quire.compose(text)    opens the chat with the text to go on with, below what the visitor has begun to write
 * Quire.identify({name}) greets the visitor by name; the name stays on the page
 * Quire.on(event, listener) 'open', 'close', or 'message' with {from: 'visitor' | 'assistant', text}; returns a function
 *                        that ends it
 */
(() => {
  const EVENTS = ['message', 'open', 'close'];
  const tag = document.currentScript;
  if (window.Quire) {
    return;
  }
  const loaded = import(new URL('chat/bundle.js', tag.src)).then(({ start }) => start(tag.src, { ...tag.dataset }));
  loaded.catch((reason) => console.error('Quire: the chat could not be loaded.', reason));
  const whenLoaded = (action) => loaded.then(action, () => {});

  window.Quire = Object.freeze({
    open: () => void whenLoaded((chat) => chat.open()),
    close: () => void whenLoaded((chat) => chat.close()),
    say: (text) => void whenLoaded((chat) => chat.say(String(text))),
    compose: (text) => void whenLoaded((chat) => chat.compose(String(text))),
    identify: ({ name }) => void whenLoaded((chat) => chat.identify(name)),
    on(event, listener) {
      if (!EVENTS.includes(event)) {
        throw new TypeError(`Quire.on knows ${EVENTS.join(', ')}, not "${event}".`);
      }
      const heard = ({ detail }) => listener(detail);
      whenLoaded((chat) => chat.addEventListener(event, heard));
      return () => void whenLoaded((chat) => chat.removeEventListener(event, heard));
    },
  });
})();
