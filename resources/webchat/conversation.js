// The chat as the server has it: joins it, says what the customer says, once each however often the connection breaks,
// and follows what becomes of it. Knows no elements; what is to be seen goes to the view.

import { bring } from './files.js';
import { newKey } from './keep.js';
import { Broken, Socket } from './socket.js';

const keyTime = 23 * 3600 * 1000; // ms; a server keeps an idempotency key for a day

export class Conversation {
  #keep;
  #view;
  #socket;
  #chat = null; // as it was joined, kept up to date
  #newest = null; // id of the last message that the page has
  #joining = null;
  #era = 0; // grows when the page goes to another chat
  #space;
  #who;
  #pending; // [{key, after, text, files, at, view?, isAsked?, isFailed?}] what the server has not acknowledged, in order

  // who: {userId, userHash} of a visitor who is known, or null. view: see chat.js
  constructor(space, keep, who, view) {
    this.#who = who;
    this.#keep = keep;
    this.#view = view;
    this.#space = space;
    this.#pending = keep.read('unsent') ?? [];
    for (const each of this.#pending) each.view = view.pending(each);
    keep.watch('chat', (id) => this.#goElsewhere(id));
    this.#socket = new Socket('/socket.io/', space, {
      up: (isRecovered) => this.#up(isRecovered),
      down: () => this.#down(),
      refused: (error) => view.refused(error),
      event: (name, body) => this.#take(name, body ?? {}),
    });
  }

  get isBegun() {
    return Boolean(this.#keep.read('chat'));
  }

  get isUp() {
    return this.#socket.isUp;
  }

  // files: Attachments that were brought to this chat.
  say(text, files) {
    const message = { key: newKey(), after: this.#newest, text, files, at: Date.now() };
    message.view = this.#view.pending(message);
    this.#pending.push(message);
    this.#save();
    this.#flush();
  }

  // An Attachment, or {error, code}; see files.js. A chat that has not begun begins.
  async bring(file, key, told, signal) {
    if (!this.#chat && !(await this.#join())) throw new Broken();
    const base = this.#space === '/' ? '' : this.#space;
    return bring(base, this.#chat.sessionId, file, key, told, signal);
  }

  typing(isTyping) {
    if (this.#chat && this.isUp) this.#ask('typing', { typing: isTyping }).catch(() => {});
  }

  // Resolves to the server's answer, or {error, code}; rejects with Broken.
  rate(rating) {
    return this.#ask('rate-chat', { rating });
  }

  // proof: the e-mail address or the postcode of the order.
  prove(orderNumber, proof) {
    return this.#ask('prove-order', { orderNumber, [proof.includes('@') ? 'email' : 'postcode']: proof });
  }

  end(solved) {
    return this.#ask('end-chat', { solved });
  }

  retry(pending) {
    pending.isFailed = false;
    this.#flush();
  }

  discard(pending) {
    this.#pending = this.#pending.filter((each) => each !== pending);
    pending.view.remove();
    this.#save(pending.key);
  }

  // The next message begins a new chat.
  forget() {
    if (this.#chat && this.isUp) this.#ask('leave-chat', {}).catch(() => {});
    this.#keep.write('chat', null);
    this.#clear();
  }

  // The page shows no chat any more, but for what was not sent.
  #clear() {
    ++this.#era;
    this.#chat = this.#newest = this.#joining = null;
    this.#view.cleared();
    for (const each of this.#pending) {
      each.id = undefined;
      each.view = this.#view.pending(each);
    }
  }

  #ask(event, body) {
    return this.#socket.ask(event, { ...body, sessionId: this.#chat?.sessionId });
  }

  // Beside what other pages of this browser have not sent. gone: the key of what was sent or given up.
  #save(gone) {
    const own = this.#pending.map(({ key, after, text, files, at }) => ({ key, after, text, files, at }));
    const isOthers = ({ key }) => key !== gone && !own.some((each) => each.key === key);
    const kept = [...(this.#keep.read('unsent') ?? []).filter(isOthers), ...own];
    this.#keep.write('unsent', kept.length ? kept : null);
  }

  async #up(isRecovered) {
    this.#view.connected();
    if (!isRecovered) this.#joining = null;
    if (this.#keep.read('chat')) await this.#join();
    this.#flush();
  }

  #down() {
    for (const each of this.#pending) {
      if (!each.isFailed) this.#view.waiting(each.view, true);
    }
    this.#view.disconnected();
  }

  // Joins the chat that is kept, or begins one. Whether it is joined.
  #join() {
    this.#joining ??= this.#joinNow().catch((error) => {
      if (!(error instanceof Broken)) throw error;
      this.#joining = null;
      return false;
    });
    return this.#joining;
  }

  async #joinNow() {
    const id = this.#keep.read('chat');
    const wish = id ? { sessionId: id, ...(this.#newest && { after: this.#newest }) } : { idempotencyKey: this.#beginning() };
    const era = this.#era;
    const chat = await this.#socket.ask('join-chat', { ...wish, ...this.#who });
    if (era !== this.#era) return this.#joining ?? false; // the page has gone elsewhere meanwhile
    if (!chat.code) {
      this.#enter(chat, Boolean(wish.after));
      return true;
    }
    this.#joining = null;
    if (chat.code === 'INVALID_USER_HASH') console.error(`Tierdesk: ${chat.error}`); // for whoever builds the page around
    if (id && ['SESSION_NOT_FOUND', 'INVALID_REQUEST'].includes(chat.code)) {
      this.#keep.write('chat', null); // it is gone: what is said now begins another
      this.#clear();
      return this.#pending.length > 0 ? this.#join() : false;
    }
    this.#view.notJoined(chat, () => this.#join().then((isIn) => isIn && this.#flush()));
    return false;
  }

  // The key of the chat that is being begun: where the answer is lost, the same chat is joined, not another begun.
  #beginning() {
    const key = this.#keep.read('beginning') ?? newKey();
    this.#keep.write('beginning', key);
    return key;
  }

  // isBack: its messages are what came while the page was away.
  #enter(chat, isBack) {
    const hasBegun = !this.#keep.read('chat');
    this.#chat = chat;
    this.#keep.write('chat', chat.sessionId);
    this.#keep.write('beginning', null);
    for (const message of chat.messages) this.#add(message, isBack);
    this.#view.entered(chat, hasBegun);
  }

  #add(message, isNews) {
    this.#newest = message.messageId;
    const own =
      message.role === 'customer' && !this.#view.has(message.messageId)
        ? this.#pending.find((each) => !each.id && isBehind(message, each.after) && isSame(each, message))
        : undefined;
    if (!own) return this.#view.said(message, isNews);
    own.id = message.messageId; // what was on its way has arrived; its answer is asked for again by its key
    this.#view.arrived(own.view, own.id);
  }

  async #flush() {
    for (const each of this.#pending.filter(({ id, at }) => id && Date.now() - at > keyTime)) {
      this.#pending = this.#pending.filter((other) => other !== each); // it was said, and its key may have ended
      this.#save(each.key);
    }
    const waiting = this.#pending.filter((each) => !each.isFailed && !each.isAsked);
    if (!waiting.length || !this.isUp) return;
    if (!this.#chat || !this.#joining) {
      if (await this.#join()) this.#flush();
      return;
    }
    for (const each of waiting) this.#send(each);
  }

  async #send(message) {
    message.isAsked = true;
    this.#view.waiting(message.view, false);
    const era = this.#era;
    let answer;
    try {
      const attachments = message.files?.map((each) => each.attachmentId);
      const body = { message: message.text, ...(attachments?.length && { attachments }), idempotencyKey: message.key };
      answer = await this.#ask('send-message', body);
    } catch (error) {
      message.isAsked = false;
      if (!(error instanceof Broken)) throw error;
      return; // it is sent again when there is a connection
    }
    message.isAsked = false;
    const isElsewhere = era !== this.#era;
    if (answer.code) return isElsewhere ? this.#flush() : this.#refused(message, answer);
    this.#pending = this.#pending.filter((each) => each !== message);
    this.#save(message.key);
    if (isElsewhere) return message.view.remove(); // it was said in the chat that the page has left
    this.#chat.sessionId = answer.sessionId;
    this.#keep.write('chat', answer.sessionId);
    this.#view.arrived(message.view, answer.messageId);
    if (answer.message) this.#add(answer.message, true);
    this.#view.answered(answer);
  }

  #refused(message, answer) {
    if (answer.code === 'SESSION_NOT_FOUND') {
      this.#keep.write('chat', null);
      this.#clear();
      return this.#flush();
    }
    message.isFailed = true;
    this.#view.failed(message, answer);
  }

  // Another page of this browser has begun a chat, or left this one.
  #goElsewhere(id) {
    if (id === (this.#chat?.sessionId ?? null)) return;
    this.#clear();
    if (id && this.isUp) this.#join().then(() => this.#flush());
  }

  #take(name, body) {
    if (name === 'chat-moved' && body.previousSessionId === this.#chat?.sessionId) {
      this.#chat.sessionId = body.sessionId;
      this.#keep.write('chat', body.sessionId);
      return;
    }
    if (!this.#chat || body.sessionId !== this.#chat.sessionId || name === 'chat-joined') return;
    if (name === 'message-sent' || (name === 'message-received' && body.message)) this.#add(body.message, true);
    this.#view.news(name, body);
  }
}

// Whether what came back is what was said.
function isSame({ text, files = [] }, { content, attachments = [] }) {
  return text === content && files.map((each) => each.attachmentId).join() === attachments.map((each) => each.attachmentId).join();
}

// Whether a message came after the one whose id is given; ids grow.
function isBehind({ messageId }, after) {
  return !after || Number(messageId.slice(4)) > Number(after.slice(4));
}
