// One connection of Engine.IO v4: a WebSocket or, where none comes about, long-polling. It ends once and for good; who
// wants another makes one.

const separator = '\x1e';
const openingTime = 5000; // ms that a WebSocket may take: some proxies swallow them without a word
const firstAnswerTime = 10000; // ms that the first answer of long-polling may take

export class Connection {
  #path;
  #on;
  #isOpen = false;
  #isOver = false;
  #silence; // ends a connection that no heartbeat comes by any more
  #patience = 45000;
  #write = () => {};
  #abort = () => {};

  // on: {open(), message(text), end()}; each is called later, end once.
  constructor(path, isPolling, on) {
    this.#path = path;
    this.#on = on;
    if (isPolling) this.#startPolling();
    else this.#startSocket();
  }

  isPolling = false;

  send(text) {
    this.#write('4' + text);
  }

  // parting: a last packet, or ''.
  close(parting = '') {
    this.#parting = parting && '4' + parting;
    this.#end();
  }

  #parting = '';

  #url(more = '') {
    return this.#path + '?EIO=4&transport=' + (this.isPolling ? 'polling' : 'websocket') + more;
  }

  #startSocket() {
    const url = new URL(this.#url(), location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    let socket;
    try {
      socket = new WebSocket(url);
    } catch {
      return void this.#startPolling(); // a policy or a browser that has none
    }
    let isGone = false;
    const gone = () => {
      if (isGone) return;
      isGone = true;
      clearTimeout(opening);
      if (this.#isOpen || this.#isOver) this.#end();
      else this.#startPolling();
    };
    const opening = setTimeout(() => {
      if (this.#isOpen) return;
      gone();
      socket.close();
    }, openingTime);
    socket.onmessage = ({ data }) => {
      if (!isGone && typeof data === 'string') this.#take(data);
    };
    socket.onclose = gone;
    this.#write = (text) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(text);
    };
    this.#abort = () => {
      if (this.#parting) this.#write(this.#parting);
      socket.close();
    };
  }

  async #startPolling() {
    this.isPolling = true;
    const stop = new AbortController();
    const ask = async (more) => {
      const answer = await fetch(this.#url(this.#id), { cache: 'no-store', signal: stop.signal, ...more });
      if (!answer.ok) throw new Error('HTTP ' + answer.status);
      return answer.text();
    };
    // What a page has under way fails before the page is told that it goes.
    const fail = () => setTimeout(() => this.#end(), 100);
    let waiting = [];
    let isPosting = false;
    this.#write = async (text) => {
      waiting.push(text);
      if (isPosting) return;
      isPosting = true;
      try {
        while (waiting.length && !this.#isOver) {
          const body = waiting.join(separator);
          waiting = [];
          await ask({ method: 'POST', body, headers: { 'Content-Type': 'text/plain;charset=UTF-8' } });
        }
      } catch {
        fail();
      }
      isPosting = false;
    };
    this.#abort = () => {
      const last = this.#parting ? this.#parting + separator + '1' : '1';
      if (this.#isOpen && navigator.sendBeacon) navigator.sendBeacon(this.#url(this.#id), last);
      stop.abort();
    };
    this.#silence = setTimeout(() => this.#end(), firstAnswerTime);
    try {
      while (!this.#isOver) {
        for (const packet of (await ask()).split(separator)) this.#take(packet);
      }
    } catch {
      fail();
    }
  }

  #id = '';

  #take(packet) {
    if (this.#isOver) return;
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#end(), this.#patience);
    switch (packet[0]) {
      case '0': {
        const told = JSON.parse(packet.slice(1));
        this.#id = '&sid=' + encodeURIComponent(told.sid);
        this.#patience = told.pingInterval + told.pingTimeout;
        this.#isOpen = true;
        return this.#on.open();
      }
      case '1':
        return this.#end();
      case '2':
        return this.#write('3' + packet.slice(1));
      case '4':
        return this.#on.message(packet.slice(1));
      default: // a noop
    }
  }

  #end() {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#silence);
    this.#abort();
    this.#on.end();
  }
}
