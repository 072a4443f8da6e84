/**
 * Makes an element. Text becomes text nodes, never markup.
 *
 * @param {string} tag
 * @param {Record<string, string | boolean | EventListener | undefined>} [properties] attributes; `onclick` and the like
 *     are listeners; false and undefined are left out, true is an attribute without a value
 * @param {...(Node | string | undefined | false)} children
 */
export function element(tag, properties = {}, ...children) {
  return furnished(document.createElement(tag), properties, children);
}

/** The same for the parts of a drawing. */
export function drawing(tag, properties = {}, ...children) {
  return furnished(document.createElementNS('http://www.w3.org/2000/svg', tag), properties, children);
}

/** Changes a text only if it differs, so that a screen reader is not told old news. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

function furnished(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') {
      node.addEventListener(name.slice('on'.length), value);
    } else if (value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? '' : String(value));
    }
  }
  node.append(...children.filter((child) => child !== undefined && child !== false));
  return node;
}
