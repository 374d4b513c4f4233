// Socket.IO's own client against our server, over a network that it has broken: lines "cut", "freeze" and "heal" on
// standard output are orders to the proxy between. Ends with 0, or says what was otherwise than it should be.
//   node socketio.cjs URL polling|websocket|upgrade
'use strict';
const assert = require('node:assert');
const { io } = require('socket.io-client');

const [url, way] = process.argv.slice(2);
const transports = way === 'upgrade' ? ['polling', 'websocket'] : [way];
const options = { transports, reconnectionDelay: 50, reconnectionDelayMax: 100, randomizationFactor: 0, forceNew: true };

const order = (word) => process.stdout.write(word + '\n');
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const next = (emitter, event) =>
  new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error('no ' + event)), 15000);
    emitter.once(event, (...values) => {
      clearTimeout(timer);
      done(values);
    });
  });

async function connected(path, auth, more) {
  const socket = io(url + path, { ...options, ...more, auth });
  const told = next(socket, 'auth');
  await next(socket, 'connect');
  assert.deepStrictEqual((await told)[0], auth ?? {});
  return socket;
}

async function echoes(socket) {
  const text = next(socket, 'message-back');
  socket.emit('message', 1, 'häß€😀', { 3: [true] }, null);
  assert.deepStrictEqual((await text).slice(0, 4), [1, 'häß€😀', { 3: [true] }, null]);
  const bytes = next(socket, 'message-back');
  socket.emit('message', Buffer.from([1, 2, 3]), { deep: [new Uint8Array([4, 5, 6])] });
  const [first, second] = await bytes;
  assert.deepStrictEqual(Buffer.from(first), Buffer.from([1, 2, 3]));
  assert.deepStrictEqual(Buffer.from(second.deep[0]), Buffer.from([4, 5, 6]));
  const large = Buffer.alloc(300000, 7);
  // The server answers with all arguments.
  const answer = await new Promise((done) => socket.emit('message-with-ack', 'a', large, (...values) => done(values)));
  assert.strictEqual(answer[0], 'a');
  assert.ok(Buffer.from(answer[1]).equals(large));
}

async function plain() {
  const socket = await connected('', { token: '123' });
  if (way === 'upgrade' && socket.io.engine.transport.name !== 'websocket') await next(socket.io.engine, 'upgrade');
  assert.strictEqual(socket.io.engine.transport.name, way === 'polling' ? 'polling' : 'websocket');
  await echoes(socket);
  socket.on('question', (text, bytes, answer) => answer(text + '!', Buffer.from(bytes).reverse()));
  const [said, back] = await new Promise((done) =>
    socket.emit('question', 'why', Buffer.from([1, 2]), (...values) => done(values)));
  assert.strictEqual(said, 'why!');
  assert.deepStrictEqual(Buffer.from(back), Buffer.from([2, 1]));

  // Several namespaces over one connection.
  const custom = socket.io.socket('/custom', { auth: { c: 1 } });
  assert.deepStrictEqual((await next(custom, 'auth'))[0], { c: 1 });
  await echoes(custom);
  custom.emit('leave-me');
  assert.deepStrictEqual((await next(custom, 'disconnect'))[0], 'io server disconnect');
  const [unknown] = await next(io(url + '/nowhere', options), 'connect_error');
  assert.strictEqual(unknown.message, 'Invalid namespace');
  const [refused] = await next(io(url + '/guarded', { ...options, auth: { token: 'bad' } }), 'connect_error');
  assert.strictEqual(refused.message, 'not authorized');
  assert.deepStrictEqual(refused.data, { wanted: 'a token' });
  (await connected('/guarded', { token: 'good' })).disconnect();
  socket.disconnect();
}

async function outage(how) {
  const socket = await connected('', {});
  if (way === 'upgrade' && socket.io.engine.transport.name !== 'websocket') await next(socket.io.engine, 'upgrade');
  const id = socket.id;
  const heard = [];
  socket.on('news', (number) => heard.push(number));
  await socket.emitWithAck('join', 'room');
  for (let i = 0; i < 40; ++i) socket.emit('tell-later', 'room', 'news', i, 20 + i * 10);
  await pause(120);
  const lost = next(socket, 'disconnect');
  order(how);
  await lost;
  await pause(300);
  const back = next(socket, 'connect');
  order('heal');
  await back;
  assert.strictEqual(socket.recovered, true, 'recovered after ' + how);
  assert.strictEqual(socket.id, id);
  while (heard.length < 40) await next(socket, 'news');
  assert.deepStrictEqual(heard, [...Array(40).keys()], 'after ' + how);
  await echoes(socket);
  socket.disconnect();
}

/// Two seconds of events over a network that breaks five times: each comes once and in its order.
async function storm() {
  const socket = await connected('', {});
  const heard = [];
  socket.on('news', (number) => heard.push(number));
  await socket.emitWithAck('join', 'storm');
  for (let i = 0; i < 200; ++i) socket.emit('tell-later', 'storm', 'news', i, 50 + i * 10);
  await pause(150);
  for (let i = 0; i < 5; ++i) {
    const lost = next(socket, 'disconnect');
    order('cut');
    await lost;
    const back = next(socket, 'connect');
    order('heal');
    await back;
    assert.strictEqual(socket.recovered, true, 'recovered in the storm');
    await pause(150);
  }
  while (heard.length < 200) await next(socket, 'news');
  assert.deepStrictEqual(heard, [...Array(200).keys()]);
  socket.disconnect();
}

(async () => {
  await plain();
  await outage('cut');
  await outage('freeze');
  await storm();
})().then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
