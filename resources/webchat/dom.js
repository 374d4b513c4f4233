// The page's elements. Whatever people wrote gets in here as text alone, never as markup.

export const byId = (id) => document.getElementById(id);

// An element with attributes and children; a child that is a string is a text.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'class') made.className = value;
    else if (typeof value === 'boolean') made.toggleAttribute(key, value);
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

export function icon(name) {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  const use = document.createElementNS(space, 'use');
  svg.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', '#icon-' + name);
  svg.append(use);
  return svg;
}

export function button(text, onClick, look = 'quiet') {
  const made = element('button', { type: 'button', class: look }, text);
  made.addEventListener('click', onClick);
  return made;
}

// Says something to who listens to the page instead of looking at it, once.
export function announce(text) {
  const line = element('p', { dir: 'auto' }, text);
  byId('news').append(line);
  // Long enough to be read out, short enough not to be met by who walks through the page.
  setTimeout(() => line.remove(), 20000);
}

const address = /\bhttps?:\/\/[^\s<>"'`{}|\\^]+/gi;
// What ends a sentence or closes a bracket around an address belongs to the text.
const closing = /[.,;:!?…'"»”’*_~]+$/;

function addressIn(text) {
  let found = text.replace(closing, '');
  for (const [open, close] of ['()', '[]']) {
    while (found.endsWith(close) && found.split(close).length > found.split(open).length)
      found = found.slice(0, -1).replace(closing, '');
  }
  return found;
}

// The text as nodes: its web addresses as links, all else as it stands.
export function linked(text) {
  const nodes = [];
  let at = 0;
  for (const match of text.matchAll(address)) {
    const found = addressIn(match[0]);
    if (!isAddress(found)) continue;
    if (match.index > at) nodes.push(text.slice(at, match.index));
    nodes.push(element('a', { href: found, target: '_blank', rel: 'noopener noreferrer nofollow' }, found));
    at = match.index + found.length;
  }
  if (at < text.length) nodes.push(text.slice(at));
  return nodes;
}

function isAddress(text) {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}
