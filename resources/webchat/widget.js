// The chat on a company's own page: a button and a frame with the web chat.
//   <script src="https://support.example.com/widget.js" data-site-key="site_…" async></script>
// data-lang="de" chooses the language; otherwise the browser does. Shows nothing where the site key does not name the
// page's origin. data-user-id and data-user-hash say who the visitor is. For the page: Tierdesk.identify({userId,
// userHash}) says so later, Tierdesk.logout() ends it; Tierdesk.open() and close(), or dispatchEvent(new
// Event('tierdesk:open')) and 'tierdesk:close', open and close the chat.
(() => {
  'use strict';
  const script = document.currentScript;
  if (!script || document.querySelector('tierdesk-chat')) return;
  const { siteKey = '', lang = '' } = script.dataset;
  const known = ({ userId = '', userHash = '' }) => (userId ? { userId: String(userId), userHash: String(userHash) } : null);
  let user = known(script.dataset);
  let isForgetting = false; // the visitor has signed out before the widget was there
  let widget = null;
  const server = new URL(script.src).origin;
  const space = siteKey ? '/s/' + encodeURIComponent(siteKey) : '';
  const remembered = 'tierdesk-widget:' + siteKey;

  const labels = {
    en: { open: 'Open the chat', close: 'Close the chat', chat: 'Chat', unread: (count) => `${count} unread` },
    de: { open: 'Chat öffnen', close: 'Chat schließen', chat: 'Chat', unread: (count) => `${count} ungelesen` },
    ar: { open: 'فتح المحادثة', close: 'إغلاق المحادثة', chat: 'المحادثة', unread: (count) => `غير مقروءة: ${count}` },
  };
  const wished = [lang, ...navigator.languages].map((each) => each.toLowerCase().split('-')[0]);
  const language = wished.find((each) => labels[each]) ?? 'en';
  const words = labels[language];

  const look = `
    :host { all: initial; position: fixed; z-index: 2147483000; inset-block-end: 20px; inset-inline-end: 20px; color-scheme: light dark; }
    button { all: unset; box-sizing: border-box; position: relative; display: grid; place-items: center; width: 56px; height: 56px;
      border-radius: 50%; background: #2f6fed; color: #fff; cursor: pointer; box-shadow: 0 4px 16px rgb(16 24 40 / 28%); }
    button:hover { background: #1f5bd0; }
    button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px #2f6fed; }
    svg { width: 26px; height: 26px; fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
    .count { position: absolute; inset-block-start: -4px; inset-inline-end: -4px; min-width: 22px; height: 22px; box-sizing: border-box;
      padding: 0 6px; border-radius: 11px; border: 2px solid #fff; background: #cf2f3c; font: 600 12px/18px system-ui, sans-serif; text-align: center; }
    .frame { position: fixed; inset-block-end: 88px; inset-inline-end: 20px; width: min(400px, 100vw - 40px); height: min(640px, 100vh - 108px);
      border-radius: 16px; overflow: hidden; background: #fff; box-shadow: 0 8px 40px rgb(16 24 40 / 30%); }
    iframe { display: block; width: 100%; height: 100%; border: 0; }
    [hidden] { display: none !important; }
    @media (prefers-color-scheme: dark) { .frame { background: #191f28; } }
    @media (max-width: 480px), (max-height: 480px) {
      .frame { inset: 0; width: 100%; height: 100%; height: 100dvh; border-radius: 0; }
      .frame:not([hidden]) + button { display: none; }
    }
    @media print { :host { display: none; } }
    @media (forced-colors: active) { button { border: 2px solid; } }
  `;

  // What this page remembers, where it may.
  const memory = {
    read() {
      try {
        const isBegun = localStorage.getItem(remembered) !== null;
        return { isBegun, isOpen: sessionStorage.getItem(remembered) !== null };
      } catch {
        return { isBegun: false, isOpen: false };
      }
    },
    write(isBegun, isOpen) {
      try {
        if (isBegun) localStorage.setItem(remembered, 'begun');
        else localStorage.removeItem(remembered);
        if (isOpen) sessionStorage.setItem(remembered, 'open');
        else sessionStorage.removeItem(remembered);
      } catch {
        // A page without storage forgets.
      }
    },
  };

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function drawing(path) {
    const space = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(space, 'svg');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    const line = document.createElementNS(space, 'path');
    line.setAttribute('d', path);
    svg.append(line);
    return svg;
  }

  // Styles that no policy of the page forbids and none of its rules reach.
  function dress(root) {
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(look);
      root.adoptedStyleSheets = [sheet];
    } catch {
      root.append(element('style', {}, look)); // browsers before 2023
    }
  }

  class Widget {
    #bubble = drawing('M4 5h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-8l-5 4v-4H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM8 10h8M8 13h5');
    #cross = drawing('M6 6l12 12M18 6L6 18');
    #count = element('span', { class: 'count', hidden: '', 'aria-hidden': 'true' });
    #button = element('button', { type: 'button', 'aria-expanded': 'false' });
    #box = element('div', { class: 'frame', hidden: '' });
    #frame = null;
    #isOpen = false;
    #isBegun = false;
    #isReady = false;
    #unread = 0;

    constructor(company) {
      this.company = company;
      const place = element('tierdesk-chat', { lang: language, dir: getComputedStyle(document.documentElement).direction });
      const root = place.attachShadow({ mode: 'open' });
      dress(root);
      this.#button.append(this.#bubble, this.#count);
      root.append(this.#box, this.#button);
      this.#button.addEventListener('click', () => (this.#isOpen ? this.close() : this.open()));
      root.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && this.#isOpen) this.close();
      });
      addEventListener('message', (event) => this.#heard(event));
      addEventListener('tierdesk:open', () => this.open());
      addEventListener('tierdesk:close', () => this.close());
      document.body.append(place);
      const before = memory.read();
      this.#isBegun = before.isBegun;
      this.#show();
      if (before.isOpen && innerWidth > 480) this.open(false);
      else if (before.isBegun) this.#load(); // so that what was said meanwhile is seen
      if (isForgetting) this.identify(true);
    }

    open(isFocused = true) {
      this.#load();
      this.#isOpen = true;
      this.#unread = 0;
      this.#box.hidden = false;
      this.#show();
      this.#tell('opened');
      if (isFocused) this.#frame.focus();
    }

    close() {
      if (!this.#isOpen) return;
      this.#isOpen = false;
      this.#box.hidden = true;
      this.#show();
      this.#tell('closed');
      this.#button.focus();
    }

    // The frame begins anew as who the visitor is now. forgets: nothing of an earlier one stays.
    identify(forgets = false) {
      if (!this.#frame && !forgets) return;
      this.#frame?.remove();
      this.#frame = null;
      this.#isReady = false;
      this.#unread = 0;
      if (forgets) this.#isBegun = false;
      this.#load(forgets);
      this.#show();
    }

    #load(forgets = false) {
      if (this.#frame) return;
      const query = '?embedded' + (lang ? '&lang=' + encodeURIComponent(lang) : '') + (user ? '&identified' : '') + (forgets ? '&logout' : '');
      const title = `${words.chat}: ${this.company}`;
      this.#frame = element('iframe', { src: `${server}${space}/${query}`, title, allow: 'clipboard-write' });
      this.#box.append(this.#frame);
    }

    #tell(what) {
      if (this.#isReady) this.#frame.contentWindow.postMessage({ tierdesk: what, user }, server);
    }

    #heard({ source, origin, data }) {
      if (!this.#frame || source !== this.#frame.contentWindow || origin !== server) return;
      if (data?.tierdesk === 'ready') {
        this.#isReady = true;
        this.#tell(this.#isOpen ? 'opened' : 'closed');
      } else if (data?.tierdesk === 'unread') {
        this.#unread = Number(data.count) || 0;
      } else if (data?.tierdesk === 'chat') {
        this.#isBegun = Boolean(data.isOpen);
      } else if (data?.tierdesk === 'close') {
        this.close();
      }
      this.#show();
    }

    #show() {
      const count = this.#isOpen ? 0 : this.#unread;
      const name = this.#isOpen ? words.close : words.open;
      this.#button.setAttribute('aria-expanded', String(this.#isOpen));
      this.#button.setAttribute('aria-label', count > 0 ? `${name} (${words.unread(count)})` : name);
      this.#button.firstChild.replaceWith(this.#isOpen ? this.#cross : this.#bubble);
      this.#count.textContent = count > 99 ? '99+' : String(count);
      this.#count.hidden = count === 0;
      memory.write(this.#isBegun, this.#isOpen);
    }
  }

  window.Tierdesk = Object.freeze({
    identify(who) {
      const before = user;
      user = known(who ?? {});
      if (before?.userId !== user?.userId || before?.userHash !== user?.userHash) widget?.identify();
    },
    logout() {
      user = null;
      isForgetting = true;
      widget?.identify(true);
    },
    open: () => widget?.open(),
    close: () => widget?.close(),
  });

  fetch(`${server}${space}/api/v1/chat/widget`, { credentials: 'omit' })
    .then(async (answer) => {
      if (!answer.ok) throw new Error((await answer.json()).error);
      const { company } = await answer.json();
      const begin = () => {
        widget = new Widget(company);
      };
      if (document.body) begin();
      else addEventListener('DOMContentLoaded', begin, { once: true });
    })
    .catch((error) => console.warn(`Tierdesk: no chat on ${location.origin}: ${error.message}`));
})();
