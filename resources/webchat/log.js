// The conversation as it stands on the page: what was said, by whom, when, and what is about to be said.

import { announce, button, byId, element, icon, linked } from './dom.js';
import { shown } from './files.js';
import { dayOf, number, timeOf, words } from './words.js';

const near = 80; // px from the end that still count as the end

// Who speaks: what they are called, their picture, and the class that colours it.
export function speaker(role, name) {
  if (role === 'customer') return { key: role, name: words.you, look: role };
  if (role === 'human_agent') return { key: role + name, name: name || words.person, look: role, icon: 'person' };
  if (role === 'ai_manager') return { key: role, name: words.manager, look: role, icon: 'manager' };
  if (role === 'ai_rep') return { key: role, name: words.assistant, look: role, icon: 'assistant' };
  return { key: role, name: words.notice, look: 'system' };
}

export class Log {
  #box = byId('log');
  #said = byId('said');
  #byId = new Map(); // message ids to their elements
  #draft = null; // {element, body, text}: the words of an answer that is being made
  #notice = null;
  #holder = null; // the key of who answered last
  #unseen = 0;
  #wasAtEnd = true;
  #isGrouping = false;

  #base;

  // base: what files' addresses stand below
  constructor(base) {
    this.#base = base;
    const look = (event) => {
      if (event.target !== this.#box && event.target !== document) return;
      this.#wasAtEnd = this.#isAtEnd();
      if (this.#wasAtEnd) this.#unseen = 0;
      this.#showLatest();
    };
    addEventListener('scroll', look, { capture: true, passive: true });
    byId('latest').addEventListener('click', () => {
      this.toEnd();
      this.#box.focus({ preventScroll: true });
    });
    this.#said.addEventListener('load', () => this.#follow(), true); // a picture
    new ResizeObserver(() => this.#follow()).observe(this.#box);
  }

  has(id) {
    return this.#byId.has(id);
  }

  clear() {
    this.#said.replaceChildren();
    this.#byId.clear();
    this.#draft = this.#notice = this.#holder = null;
    this.#unseen = 0;
    this.#showLatest();
  }

  // A message of the chat. One that is there is not added twice. isNews: it is read out. Whether it was added.
  add(message, isNews) {
    if (this.#byId.has(message.messageId)) return false;
    const who = speaker(message.role, message.agentName);
    const isOwn = message.role === 'customer';
    if (!isOwn && who.look !== 'system') this.holds(who, isNews);
    const made = this.#article(who, message.content, new Date(message.timestamp), message.attachments);
    if (this.#draft && !isOwn) {
      this.#draft.element.replaceWith(made);
      this.#draft = null;
    } else {
      this.#place(made);
    }
    if (!isOwn) this.#dropNotice();
    this.#byId.set(message.messageId, made);
    this.#group();
    const names = (message.attachments ?? []).map((each) => each.name);
    if (isNews && !isOwn) announce(`${who.name}: ${[message.content, ...names].join(' ').trim()}`);
    this.#grown(isNews && !isOwn);
    return true;
  }

  // A message of the customer's that is on its way.
  addPending(text, at, files) {
    const made = this.#article(speaker('customer'), text, at, files);
    made.classList.add('pending');
    this.#said.append(made);
    this.#dropNotice();
    this.#group();
    this.toEnd();
    return made;
  }

  // Whether the server may have it: what is said from now on stands behind it.
  sent(pending, isSent) {
    pending.classList.toggle('sent', isSent);
  }

  // It has arrived. Where the message came back by another way, too, it stands once.
  settle(pending, id) {
    pending.classList.remove('pending', 'sent', 'failed');
    pending.querySelector('.state').replaceChildren();
    if (this.#byId.has(id)) pending.remove();
    else this.#byId.set(id, pending);
    this.#group();
  }

  // What is to be said beside a message that is on its way, with what can be done about it.
  mark(pending, text, isFailed, deeds = []) {
    pending.classList.toggle('failed', isFailed);
    const said = text ? [isFailed ? icon('alert') : '', element('span', {}, text)] : [];
    pending.querySelector('.state').replaceChildren(...said, ...deeds.map(([name, act]) => button(name, act, 'link')));
    if (isFailed) announce(text);
    this.#follow();
  }

  // Who answers from now on; a change is told.
  holds(who, isNews) {
    const before = this.#holder;
    this.#holder = who.key;
    if (before === who.key || (before === null && who.look === 'ai_rep')) return;
    this.divide((who.look === 'human_agent' ? words.joined : words.tookOver)(who.name), who.look, isNews);
  }

  // A line across: something has changed.
  divide(text, look, isNews) {
    this.#place(element('p', { class: 'divider ' + look }, element('span', { dir: 'auto' }, text)));
    if (look === 'left') this.#holder = '';
    if (isNews) announce(text);
    this.#grown(false);
  }

  // A line that is no message: it stands at the end until something is said.
  notice(text) {
    this.#dropNotice();
    this.#dropDraft();
    this.#notice = element('p', { class: 'notice', dir: 'auto' }, ...linked(text));
    this.#said.append(this.#notice);
    announce(text);
    this.#grown(true);
  }

  // Words of an answer while it is made; read out is only the answer.
  words(text, isReset, role) {
    if (isReset) return this.#dropDraft();
    if (!this.#draft) {
      const made = this.#article(speaker(role), '', new Date());
      made.classList.add('draft');
      made.setAttribute('aria-hidden', 'true');
      this.#draft = { element: made, body: made.querySelector('.text') };
      this.#place(made);
      this.#group();
    }
    this.#draft.body.append(text);
    this.#follow();
  }

  hasDraft() {
    return Boolean(this.#draft);
  }

  #dropDraft() {
    this.#draft?.element.remove();
    this.#draft = null;
  }

  #dropNotice() {
    this.#notice?.remove();
    this.#notice = null;
  }

  toEnd() {
    this.#wasAtEnd = true;
    this.#unseen = 0;
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#showLatest();
  }

  // In a very low window the whole page scrolls.
  get #scroller() {
    return getComputedStyle(this.#box).overflowY === 'visible' ? document.scrollingElement : this.#box;
  }

  // Behind what was said, before what the server does not have yet.
  #place(made) {
    const waiting = this.#said.querySelector('.pending:not(.sent)');
    if (waiting) waiting.before(made);
    else this.#said.append(made);
  }

  #article(who, text, at, files) {
    const head = element('p', { class: 'by' });
    if (who.icon) head.append(element('span', { class: 'face' }, icon(who.icon)));
    head.append(element('span', { dir: 'auto', class: 'name' }, who.name));
    head.append(element('time', { datetime: at.toISOString() }, timeOf(at)));
    const bubble = element('div', { class: 'bubble' }, element('p', { class: 'text', dir: 'auto' }, ...linked(text)));
    const made = element('article', { class: 'said ' + who.look }, head, bubble, element('p', { class: 'state' }));
    const things = shown(this.#base, files);
    if (things) bubble.after(things);
    bubble.hidden = Boolean(things) && !text;
    made.dataset.by = who.key;
    made.dataset.day = dayOf(at);
    return made;
  }

  // Once for all that came together.
  #group() {
    if (this.#isGrouping) return;
    this.#isGrouping = true;
    queueMicrotask(() => {
      this.#isGrouping = false;
      this.#groupNow();
      this.#follow();
    });
  }

  // Name and time stand over the first of what somebody says; a date where the day changes.
  #groupNow() {
    let by = null;
    let day = dayOf(new Date());
    for (const each of [...this.#said.children]) {
      if (each.classList.contains('day')) {
        each.remove();
        continue;
      }
      if (!each.dataset.by) {
        by = null;
        continue;
      }
      if (each.dataset.day !== day) {
        day = each.dataset.day;
        each.before(element('p', { class: 'day' }, day));
        by = null;
      }
      each.classList.toggle('first', each.dataset.by !== by);
      by = each.dataset.by;
    }
  }

  #isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < near;
  }

  #follow() {
    if (this.#wasAtEnd) this.#scroller.scrollTop = this.#scroller.scrollHeight;
  }

  #grown(isNews) {
    byId('welcome').hidden = true;
    if (this.#wasAtEnd) return this.#group();
    if (isNews) ++this.#unseen;
    this.#showLatest();
  }

  #showLatest() {
    const latest = byId('latest');
    latest.hidden = this.#wasAtEnd;
    latest.querySelector('span').textContent =
      this.#unseen > 0 ? words.newMessages(number(this.#unseen)) : words.toTheEnd;
  }

  follow() {
    this.#follow();
  }
}
