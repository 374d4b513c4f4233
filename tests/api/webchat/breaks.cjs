// Breaks at the worst moments: an acknowledgement that is lost or late, a return to a server that has forgotten the page, a
// network that swallows everything.
'use strict';
const assert = require('node:assert');
const http = require('node:http');
const WebSocket = require('../npm/node_modules/ws');
const { Chat } = require('./bench.cjs');

// The page's WebSocket, in the test's hands. breaksAt: a packet of the server's that the connection breaks before;
// isHeld: the server's packets wait for release(); isForgotten: the server is not asked to take the socket up again.
class Wire {
  said = []; // the page's packets
  breaksAt = null;
  isHeld = false;
  isForgotten = false;
  #held = [];

  async tap(page) {
    await page.routeWebSocket(/socket\.io/, (client) => {
      const server = client.connectToServer();
      this.client = client;
      client.onMessage((packet) => {
        this.said.push(packet);
        server.send(this.isForgotten && packet.startsWith('40') ? '40{}' : packet);
      });
      server.onMessage((packet) => {
        if (this.breaksAt?.test(packet)) {
          this.broken = packet;
          this.breaksAt = null;
          this.break();
        } else if (this.isHeld) {
          this.#held.push(() => client.send(packet));
        } else {
          client.send(packet);
        }
      });
    });
  }

  break() {
    this.client.close({ code: 1011, reason: 'broken by the test' });
  }

  release() {
    this.isHeld = false;
    for (const each of this.#held.splice(0)) each();
  }
}

async function visitBy(bench, wire, options = {}) {
  return bench.visit({ ...options, ready: (page) => wire.tap(page) });
}

// What was said in a chat that the page has left stays there, whenever its acknowledgement comes.
async function aLateAnswerStaysInItsChat(bench) {
  const wire = new Wire();
  const { page, errors } = await visitBy(bench, wire);
  const chat = new Chat(page);
  await chat.say('Hello');
  await chat.answered(1);
  await chat.settled();
  const first = await chat.session();
  await bench.act(first, 'resolve', { type: 'CUSTOMER_SATISFIED' });
  await chat.until('#ending form');
  wire.isHeld = true;
  await chat.say('One more thing');
  await chat.shows('.said.customer .state', 'Sending');
  await page.getByRole('button', { name: 'New chat' }).click();
  wire.release();
  await page.waitForFunction(() => !document.querySelector('.said'));
  assert.strictEqual(await chat.session(), null);
  await chat.say('Something else');
  await chat.answered(1);
  await chat.settled();
  assert.notStrictEqual(await chat.session(), first);
  assert.deepStrictEqual(await chat.said('customer').allTextContents(), ['Something else']);
  const history = await (await fetch(`${bench.server}/api/v1/chat/history/${first}`)).json();
  assert.ok(history.messages.some((each) => each.content === 'One more thing'));
  assert.deepStrictEqual(errors, []);
}

// Whose begin was heard and not answered, has begun one chat.
async function aLostBeginIsNotBegunAgain(bench) {
  for (const isForgotten of [false, true]) {
    const wire = new Wire();
    const { page, errors } = await visitBy(bench, wire);
    const chat = new Chat(page);
    await chat.until('#welcome');
    wire.isForgotten = isForgotten;
    wire.breaksAt = /^43\d+\[/;
    await chat.say('Hello');
    await chat.answered(1);
    await chat.settled();
    assert.strictEqual(await chat.session(), JSON.parse(wire.broken.replace(/^43\d+/, ''))[0].sessionId);
    assert.deepStrictEqual(errors, []);
  }
}

// After a return to a server that does not know the page any more: words of an answer that was being made are gone, what
// came meanwhile is read out and counted.
async function aForgottenPageIsToldWhatItMissed(bench) {
  const wire = new Wire();
  const { page } = await visitBy(bench, wire);
  const chat = new Chat(page);
  await chat.say('I want to talk to a person');
  await chat.settled();
  const id = await chat.session();
  await bench.act(id, 'claim');
  await chat.until('.divider.human_agent');
  wire.client.send('42' + JSON.stringify(['message-chunk', { sessionId: id, text: 'Order 10', reset: false }]));
  await chat.until('.said.draft');
  await page.evaluate(() => {
    // Nobody looks.
    Object.defineProperty(document, 'hidden', { value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  wire.isForgotten = true;
  wire.isHeld = true; // what the desk says now does not arrive
  await bench.act(id, 'reply', { text: 'said meanwhile' });
  wire.break();
  wire.isHeld = false;
  await chat.hears('human_agent', 'said meanwhile');
  assert.strictEqual(await page.locator('.said.draft').count(), 0);
  const news = await page.locator('#news p').allTextContents();
  assert.ok(news.some((each) => each.endsWith(': said meanwhile')), JSON.stringify(news));
  assert.match(await page.title(), /^\(\d+\) /);
}

// The program behind a server that hears what pages say, by either transport: resolves to {base, packets, close}.
async function startListener(bench) {
  const packets = [];
  const target = new URL(bench.server);
  const middle = http.createServer((request, response) => {
    const { method, headers, url: path } = request;
    const passed = http.request({ host: target.hostname, port: target.port, method, headers, path }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    });
    request.pipe(passed.on('error', () => response.destroy()));
    let body = '';
    request.on('data', (bytes) => (body += bytes)).on('end', () => body && packets.push(body));
  });
  const sockets = new WebSocket.Server({ server: middle });
  sockets.on('connection', (page, { url }) => {
    const server = new WebSocket(bench.server.replace('http', 'ws') + url);
    const early = [];
    page.on('message', (data) => {
      packets.push(String(data));
      if (server.readyState === WebSocket.OPEN) server.send(String(data));
      else early.push(String(data));
    });
    server.on('open', () => early.forEach((each) => server.send(each)));
    server.on('message', (data) => page.send(String(data)));
    page.on('close', () => server.terminate());
    server.on('close', () => page.close());
  });
  await new Promise((done) => middle.listen(0, '127.0.0.1', done));
  const close = () => {
    sockets.clients.forEach((each) => each.terminate());
    middle.close();
  };
  return { base: `http://127.0.0.1:${middle.address().port}`, packets, close };
}

async function aPageThatGoesSaysSo(bench) {
  const { base, packets, close } = await startListener(bench);
  const hears = async (wanted) => {
    for (let i = 0; i < 300 && packets.at(-1) !== wanted; ++i) await new Promise((done) => setTimeout(done, 100));
    assert.strictEqual(packets.at(-1), wanted, JSON.stringify(packets));
  };
  const { page } = await bench.visit({ base });
  await new Chat(page).say('Hello');
  await new Chat(page).settled();
  await page.goto('about:blank');
  await hears('41');
  const polling = await bench.visit({ base, ready: (opened) => opened.addInitScript(() => delete window.WebSocket) });
  await new Chat(polling.page).say('Hello');
  await new Chat(polling.page).settled();
  await polling.page.goto('about:blank');
  await hears('41\x1e1');
  close();
}

// A page whose long-polling is swallowed, and whose time stands still from when that may be taken for hanging: its timers
// bring about nothing but what the test lets them. asked: that it asks once more, which is answered.
async function visitSwallowed(bench) {
  let requests = 0;
  let begun;
  const isBegun = new Promise((done) => (begun = done));
  const { page } = await bench.visit({
    ready: async (opened) => {
      await opened.addInitScript(() => delete window.WebSocket);
      await opened.clock.install();
      await opened.route(/transport=polling/, (route) => (++requests > 1 ? route.continue() : begun()));
    },
  });
  await isBegun;
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 2500));
  assert.strictEqual(requests, 1);
  return { page, chat: new Chat(page), asked: page.waitForRequest(/transport=polling/) };
}

async function goesOn(page, chat) {
  await page.clock.resume();
  await chat.say('Hello');
  await chat.answered(1);
}

// Coming online tries anew what hangs, at once.
async function aSwallowedBeginIsTriedAnew(bench) {
  const { page, chat, asked } = await visitSwallowed(bench);
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await asked;
  await goesOn(page, chat);
}

// A first answer that does not come within ten seconds is given up, though nothing tells that the network is back.
async function aFirstAnswerIsNotAwaitedForEver(bench) {
  const { page, chat, asked } = await visitSwallowed(bench);
  await page.clock.runFor(11000); // 10 s, and the first pause
  await asked;
  await goesOn(page, chat);
}

// A mark whose acknowledgement is lost is said not to be sent, until it turns out that it was.
async function aLostRatingIsSaidAndThenThanked(bench) {
  const wire = new Wire();
  const { page, errors } = await visitBy(bench, wire);
  const chat = new Chat(page);
  await chat.say('Hello');
  await chat.answered(1);
  await chat.settled();
  await bench.act(await chat.session(), 'resolve', { type: 'CUSTOMER_SATISFIED' });
  await chat.until('#ending form');
  await page.evaluate(() => {
    window.answers = [];
    new MutationObserver(() => window.answers.push(document.querySelector('#ending .answer')?.textContent))
      .observe(document.getElementById('ending'), { childList: true, subtree: true, characterData: true });
  });
  await page.locator('#mark-4').check();
  wire.breaksAt = /^43\d+\[|chat-rated/;
  await page.getByRole('button', { name: 'Send rating' }).click();
  await chat.shows('#ending .answer', 'Thank you for your rating.');
  const answers = await page.evaluate(() => window.answers);
  assert.ok(answers.includes('Not sent: the connection was lost. Please try again.'), JSON.stringify(answers));
  assert.deepStrictEqual(errors, []);
}

// Chromium sends a long message in fragments, and cuts characters in two.
async function charactersMayBeCutInTwo(bench) {
  const { page } = await bench.visit();
  const ended = await page.evaluate(() => new Promise((done) => {
    const socket = new WebSocket(`ws://${location.host}/desk/events`);
    socket.onopen = () => socket.send('\u20ac'.repeat(120000)); // which is no frame of a console, as the answer says
    socket.onmessage = () => done('answered');
    socket.onclose = (event) => done(`closed with ${event.code}`);
  }));
  assert.strictEqual(ended, 'answered');
}

module.exports = {
  aLateAnswerStaysInItsChat, aLostBeginIsNotBegunAgain, aForgottenPageIsToldWhatItMissed, aPageThatGoesSaysSo,
  aSwallowedBeginIsTriedAnew, aFirstAnswerIsNotAwaitedForEver, aLostRatingIsSaidAndThenThanked,
  charactersMayBeCutInTwo,
};
