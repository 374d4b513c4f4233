// Socket.IO's own client in a chat. Lines on standard output are orders to the test: "cut" and "heal" the network,
// "claim ID" and "reply ID TEXT" as a person at the desk, "revoke" of the site key, which has https://shop.example in its
// audience. Ends with 0, or says what was otherwise than it should be.
//   node client.cjs URL polling|websocket SITE_KEY
'use strict';
const assert = require('node:assert');
const { io } = require('../npm/node_modules/socket.io-client'); // packaging/deps tests fetches it

const [url, transport, siteKey] = process.argv.slice(2);
const options = {
  transports: [transport], reconnectionDelay: 50, reconnectionDelayMax: 100, randomizationFactor: 0, forceNew: true,
};
const order = (...words) => process.stdout.write(words.join(' ') + '\n');
const within = 60000;

// A client that remembers what it heard, acknowledgements among it.
async function client(more, space = '') {
  const socket = io(url + space, { ...options, ...more });
  const heard = [];
  let wake = () => {};
  const keep = (event, body) => { heard.push({ event, body }); wake(); };
  socket.onAny(keep);
  socket.on('disconnect', (why) => keep('disconnect', why));
  socket.on('connect', () => keep('connect', socket.id));
  const here = {
    socket,
    heard,
    of: (event) => heard.filter((each) => each.event === event).map((each) => each.body),
    // The first event of this name that fits, from now or before.
    async until(event, fits = () => true) {
      const end = Date.now() + within;
      for (;;) {
        const found = here.of(event).find(fits);
        if (found !== undefined) return found;
        assert.ok(Date.now() < end, `no ${event} among ${JSON.stringify(heard)}`);
        await new Promise((done) => { wake = done; setTimeout(done, 500); });
      }
    },
    async ask(event, body) {
      const answer = await socket.timeout(within).emitWithAck(event, body);
      keep('ack ' + event, answer);
      return answer;
    },
  };
  if (!socket.connected) await new Promise((done, fail) => { socket.once('connect', done); socket.once('connect_error', fail); });
  return here;
}

async function talk() {
  const one = await client();
  const chat = await one.ask('join-chat', { userId: 'user123' });
  assert.match(chat.sessionId, /^chat_[0-9a-z]{25}$/);
  assert.strictEqual(chat.userId, 'user123');
  assert.deepStrictEqual(one.of('chat-joined'), [chat]);

  const answer = await one.ask('send-message', { message: 'Hello, I need help with my order' });
  assert.strictEqual(answer.sessionId, chat.sessionId);
  assert.strictEqual(answer.message.role, 'ai_rep');
  assert.deepStrictEqual(one.of('message-received').map((each) => each.message), [answer.message]);
  assert.deepStrictEqual(one.of('message-sent'), []);

  const two = await client();
  const known = await two.ask('join-chat', { sessionId: chat.sessionId });
  assert.deepStrictEqual(known.messages.map((each) => each.role), ['customer', 'ai_rep']);
  const urgent = await one.ask('send-message', { message: 'This is urgent!' });
  assert.strictEqual(urgent.escalated, true);
  const order_ = one.heard.map((each) => each.event).filter((each) => each !== 'queue-updated');
  assert.deepStrictEqual(order_.slice(-4),
    ['message-received', 'tier-changed', 'escalation-needed', 'ack send-message']);
  const climb = one.of('escalation-needed')[0];
  assert.deepStrictEqual(climb.escalation, urgent.escalation);
  assert.strictEqual(climb.tier, 'HUMAN_AGENT');
  await two.until('message-sent', (each) => each.message.content === 'This is urgent!');
  await two.until('escalation-needed');
  await one.until('queue-updated', (each) => each.queue && each.queue.place >= 1);

  const waiting = await one.ask('send-message', { message: 'Is anybody there?' });
  assert.strictEqual(waiting.message, null);
  assert.strictEqual((await one.until('message-received', (each) => each.message === null)).response, waiting.response);

  order('claim', chat.sessionId);
  const agent = (await two.until('agent-joined')).agent;
  assert.ok(agent.name.length > 0);
  assert.deepStrictEqual((await one.until('agent-joined')).agent, agent);
  await one.until('queue-updated', (each) => each.queue === null);
  order('reply', chat.sessionId, 'I am here.');
  const reply = await one.until('message-received', (each) => each.message && each.message.role === 'human_agent');
  assert.strictEqual(reply.response, 'I am here.');
  assert.strictEqual(reply.message.agentName, agent.name);
  await two.until('message-received', (each) => each.response === 'I am here.');
  assert.ok(two.of('message-received').every((each) => each.message !== null), 'a waiting line is the sender\'s alone');

  assert.deepStrictEqual(await one.ask('typing', { typing: true }), { success: true });
  assert.strictEqual((await one.ask('rate-chat', { rating: 5 })).rating, 5);
  assert.strictEqual((await two.until('chat-rated')).rating, 5);
  assert.strictEqual((await one.ask('end-chat', { solved: true })).status, 'RESOLVED');
  assert.strictEqual((await two.until('chat-ended')).status, 'RESOLVED');
  await two.ask('leave-chat', {});
  const before = two.heard.length;
  await one.ask('send-message', { message: 'Hello again' });
  await one.until('chat-reopened');
  await two.ask('typing', { typing: true, sessionId: chat.sessionId }); // whatever it were told would have come
  assert.deepStrictEqual(two.heard.slice(before).map((each) => each.event), ['ack typing']);
  one.socket.close();
  two.socket.close();
}

// Nobody needs to wait for the join.
async function haste() {
  const one = await client();
  one.socket.emit('join-chat', {}, () => {});
  one.socket.emit('send-message', { message: 'Hello' });
  one.socket.emit('send-message', { message: 'Hello' });
  const rated = await one.ask('rate-chat', { rating: 4 });
  assert.strictEqual(rated.rating, 4);
  await one.until('message-received', () => one.of('message-received').length === 2);
  assert.deepStrictEqual(one.of('chat-error'), []);
  assert.deepStrictEqual(one.of('message-sent'), []);
  assert.deepStrictEqual(one.of('chat-joined').map((each) => each.sessionId), [rated.sessionId]);
  one.socket.close();
}

async function refusals() {
  const one = await client();
  const none = await one.ask('join-chat', { sessionId: 'chat_none' });
  assert.strictEqual(none.code, 'SESSION_NOT_FOUND');
  assert.strictEqual((await one.ask('send-message', { message: 'Hello' })).code, 'INVALID_REQUEST');
  assert.strictEqual((await one.ask('no-such-event', {})).code, 'INVALID_REQUEST');
  assert.strictEqual((await one.ask('join-chat', 'text')).code, 'INVALID_REQUEST');
  one.socket.emit('send-message', { sessionId: 'chat_none', message: 'Hello' });
  const told = await one.until('chat-error');
  assert.strictEqual(told.code, 'SESSION_NOT_FOUND');
  assert.strictEqual(told.event, 'send-message');
  one.socket.close();
  const error = await client({ auth: { siteKey: 'site_nobody' } }).then(() => null, (each) => each);
  assert.ok(error, 'an unknown site key was let in');
  assert.strictEqual(error.data.code, 'UNAUTHENTICATED');
  assert.strictEqual(error.message, error.data.error);
}

// A site key opens by the handshake and by the namespace, to pages of its origins, until it is revoked.
async function siteKeys() {
  const shop = { extraHeaders: { Origin: 'https://shop.example' } };
  const one = await client({ ...shop, auth: { siteKey } });
  const { sessionId } = await one.ask('join-chat', {});
  const two = await client(shop, '/s/' + siteKey);
  assert.strictEqual((await two.ask('join-chat', { sessionId })).sessionId, sessionId);
  await one.ask('send-message', { message: 'Hello' });
  await two.until('message-sent');
  const stranger = { extraHeaders: { Origin: 'https://elsewhere.example' }, auth: { siteKey }, reconnection: false };
  await assert.rejects(client(stranger));
  order('revoke');
  for (const each of [one, two]) assert.strictEqual(await each.until('disconnect'), 'io server disconnect');
  const error = await client({ ...shop, auth: { siteKey }, reconnection: false }).then(() => null, (each) => each);
  assert.ok(error, 'a revoked site key was let in');
}

// What people say while the network is down is heard after, once and in order.
async function outage() {
  const one = await client();
  const { sessionId } = await one.ask('join-chat', {});
  await one.ask('send-message', { message: 'I want to talk to a person' });
  order('claim', sessionId);
  await one.until('agent-joined');
  const wanted = [];
  for (let round = 0; round < 3; ++round) {
    const seen = one.of('disconnect').length;
    order('cut');
    await one.until('disconnect', () => one.of('disconnect').length > seen);
    for (const part of ['first', 'second']) {
      wanted.push(`${part} of ${round}`);
      order('reply', sessionId, wanted.at(-1));
    }
    const connects = one.of('connect').length;
    order('heal');
    await one.until('connect', () => one.of('connect').length > connects);
    assert.ok(one.socket.recovered, 'the socket was not recovered');
    await one.until('message-received', (each) => each.response === wanted.at(-1));
    // What is sent again with its key is said once.
    const key = { message: `heard ${round}`, idempotencyKey: `key-${round}` };
    const first = await one.ask('send-message', key);
    assert.deepStrictEqual(await one.ask('send-message', key), first);
  }
  const replies = one.of('message-received').filter((each) => each.message && each.message.role === 'human_agent');
  assert.deepStrictEqual(replies.map((each) => each.response), wanted);
  const two = await client();
  const history = await two.ask('join-chat', { sessionId });
  assert.strictEqual(history.messages.filter((each) => each.content.startsWith('heard')).length, 3);
  one.socket.close();
  two.socket.close();
}

(async () => {
  await talk();
  await haste();
  await refusals();
  await siteKeys();
  await outage();
  process.exit(0);
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
