// The page that this one stands in, where it is a widget's frame. Who may frame it is the server's to say
// (frame-ancestors); the first who greets it from outside is the one that it talks to, by that origin alone.

import { byId } from './dom.js';

const asked = new URLSearchParams(location.search);
export const isEmbedded = window.parent !== window && asked.has('embedded');

// Whether the visitor has signed out of the page around. Once: a reload of this page alone is none.
export function takeLogout() {
  if (!isEmbedded || !asked.has('logout')) return false;
  asked.delete('logout');
  history.replaceState(null, '', location.pathname + '?' + asked);
  return true;
}

export class Host {
  #origin = null;
  #isShown = !isEmbedded;
  #unread = 0;
  #title = document.title;
  #on;
  #identify = () => {};

  // Who the visitor is, {userId, userHash}, where the page around says so; else null.
  identity = new Promise((resolve) => {
    if (isEmbedded && asked.has('identified')) this.#identify = resolve;
    else resolve(null);
  });

  // on: {shown()}: the customer sees the chat now
  constructor(on) {
    this.#on = on;
    document.addEventListener('visibilitychange', () => this.#look());
    if (!isEmbedded) return;
    document.documentElement.classList.add('embedded');
    byId('close').hidden = false;
    byId('close').addEventListener('click', () => this.#tell('close'));
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.isComposing) this.#tell('close');
    });
    addEventListener('message', (event) => this.#heard(event));
    // Whoever frames it may know that it is there; nothing else is told before a greeting.
    window.parent.postMessage({ tierdesk: 'ready' }, '*');
  }

  setTitle(title) {
    this.#title = title;
    this.#show();
  }

  // Something was said. It is unread where nobody looks.
  heard() {
    if (this.#isSeen()) return;
    ++this.#unread;
    this.#show();
  }

  // A chat has begun or ended: the widget then loads it on the next page, too, or no more.
  begun(isBegun) {
    this.#tell('chat', { isOpen: isBegun });
  }

  #isSeen() {
    return this.#isShown && !document.hidden;
  }

  #look() {
    if (!this.#isSeen()) return;
    this.#unread = 0;
    this.#show();
    this.#on.shown();
  }

  #show() {
    document.title = this.#unread > 0 ? `(${this.#unread}) ${this.#title}` : this.#title;
    this.#tell('unread', { count: this.#unread });
  }

  #heard({ source, origin, data }) {
    if (source !== window.parent || typeof data?.tierdesk !== 'string') return;
    this.#origin ??= origin;
    if (origin !== this.#origin) return;
    this.#identify(data.user?.userId ? data.user : null);
    if (data.tierdesk === 'opened' || data.tierdesk === 'closed') this.#isShown = data.tierdesk === 'opened';
    this.#show();
    this.#look();
  }

  #tell(what, more = {}) {
    if (isEmbedded && this.#origin) window.parent.postMessage({ tierdesk: what, ...more }, this.#origin);
  }
}
