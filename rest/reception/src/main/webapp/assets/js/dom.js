/** Elements are made here, never from strings: text stays text. */

/**
 * Makes an element. `props`: `on` (event name to listener), booleans and attributes.
 * Children are nodes, strings, nothing (null, false), or lists of such, however deep.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) {
      continue;
    }
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) {
        node.addEventListener(event, listener);
      }
    } else {
      node.setAttribute(name, value === true ? "" : String(value));
    }
  }
  return fill(node, children);
}

/** Empties a node and fills it anew. */
export function fill(node, ...children) {
  node.replaceChildren(...children.flat(Infinity).filter(Boolean));
  return node;
}
