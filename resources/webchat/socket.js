// A client of Socket.IO v5 for one namespace: events, acknowledgements, and connections that are made again with
// growing, scattered pauses. After a short break the server goes on where it was, and tells what was missed.

import { Connection } from './connection.js';

const firstPause = 500; // ms
const longestPause = 20000;
const patience = 2000; // ms that a connection may take to come about when there is a reason to try anew

// What was asked when the connection broke: whether it was heard is not known.
export class Broken extends Error {}

export class Socket {
  #path;
  #space;
  #on;
  #connection = null;
  #since = 0; // ms; when the connection was begun
  #isUp = false;
  #prefersPolling = false;
  #failures = 0;
  #retry;
  #lastAsk = 0;
  #asks = new Map(); // by number: {done, fail}
  #resume = {}; // what the server takes a socket up by: pid and offset
  #wasHere = '';

  // on: {up(isRecovered), down(pause), refused(error), event(name, body)}; pause in ms until the next try.
  constructor(path, space, on) {
    this.#path = path;
    this.#space = space;
    this.#on = on;
    addEventListener('online', () => this.hurry());
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.hurry();
    });
    // A page that goes says so: the server then keeps nothing for its return. The browser may bring it back as it was.
    addEventListener('pagehide', () => this.#connection?.close(this.#isUp ? this.#packet('1', '') : ''));
    addEventListener('pageshow', ({ persisted }) => persisted && this.hurry());
    this.#open();
  }

  get isUp() {
    return this.#isUp;
  }

  // The acknowledgement's body; rejects with Broken when the connection breaks before it comes.
  ask(event, body) {
    if (!this.#isUp) return Promise.reject(new Broken());
    const number = ++this.#lastAsk;
    const answer = new Promise((done, fail) => this.#asks.set(number, { done, fail }));
    this.#write('2', number + JSON.stringify([event, body]));
    return answer;
  }

  // Tries now what would be tried later, and anew what hangs.
  hurry() {
    if (this.#isUp) return;
    if (this.#connection && Date.now() - this.#since > patience) this.#connection.close();
    if (this.#connection || !this.#retry) return;
    clearTimeout(this.#retry);
    this.#failures = 0;
    this.#open();
  }

  #open() {
    this.#retry = undefined;
    const connection = new Connection(this.#path, this.#prefersPolling, {
      open: () => {
        this.#prefersPolling = connection.isPolling;
        this.#write('0', JSON.stringify(this.#resume));
      },
      message: (text) => this.#take(text),
      end: () => this.#broken(),
    });
    this.#connection = connection;
    this.#since = Date.now();
  }

  #packet(type, text) {
    return type + (this.#space === '/' ? '' : this.#space + ',') + text;
  }

  #write(type, text) {
    this.#connection.send(this.#packet(type, text));
  }

  #take(text) {
    const [, type, space, number, data] = /^(\d)(\/[^,]*(?=,|$))?,?(\d*)(.*)$/s.exec(text) ?? [];
    if ((space ?? '/') !== this.#space) return;
    const body = data ? JSON.parse(data) : undefined;
    if (type === '0') this.#entered(body);
    else if (type === '1') this.#connection.close();
    else if (type === '2') this.#heard(body);
    else if (type === '3') this.#answered(Number(number), body);
    else if (type === '4') this.#refused(body);
  }

  #entered({ sid, pid }) {
    const isRecovered = sid === this.#wasHere;
    this.#wasHere = sid;
    this.#resume = pid ? { pid, offset: isRecovered ? this.#resume.offset : undefined } : {};
    this.#isUp = true;
    this.#failures = 0;
    this.#on.up(isRecovered);
  }

  #heard([event, body, offset]) {
    if (this.#resume.pid && typeof offset === 'string') this.#resume.offset = offset;
    this.#on.event(event, body);
  }

  #answered(number, body) {
    const ask = this.#asks.get(number);
    this.#asks.delete(number);
    ask?.done(body[0]);
  }

  #refused({ message, data }) {
    const code = data?.code ?? '';
    const isFinal = ['UNAUTHENTICATED', 'FORBIDDEN', 'ORIGIN_NOT_ALLOWED', 'COMPANY_DISABLED'].includes(code);
    const connection = this.#connection;
    this.#connection = isFinal ? null : connection;
    connection.close();
    if (isFinal) this.#on.refused({ code, message });
  }

  #broken() {
    if (!this.#connection) return;
    this.#connection = null;
    this.#isUp = false;
    const asks = [...this.#asks.values()];
    this.#asks.clear();
    // Everybody's clients find out at once; they must not all come back at once.
    const pause = Math.min(longestPause, firstPause * 2 ** this.#failures++) * (0.5 + Math.random());
    if (this.#failures > 1) this.#prefersPolling = false;
    this.#retry = setTimeout(() => this.#open(), pause);
    this.#on.down(pause);
    for (const each of asks) each.fail(new Broken());
  }
}
