// Pictures and PDFs, chosen, pasted and dropped; what is refused, and how both sides see them.
'use strict';
const assert = require('node:assert');
const zlib = require('node:zlib');
const { Chat, violations } = require('./bench.cjs');

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const made = Buffer.alloc(body.length + 8);
  made.writeUInt32BE(data.length, 0);
  body.copy(made, 4);
  made.writeUInt32BE(crc(body), body.length + 4);
  return made;
}

function crc(bytes) {
  let value = ~0;
  for (const each of bytes) {
    value ^= each;
    for (let bit = 0; bit < 8; ++bit) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0);
  }
  return ~value >>> 0;
}

// A picture of one colour.
function png(width, height, rgb) {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const line = Buffer.concat([Buffer.from([0]), Buffer.concat(Array(width).fill(Buffer.from(rgb)))]);
  const data = zlib.deflateSync(Buffer.concat(Array(height).fill(line)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0)),
  ]);
}

const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n'
  + 'trailer<</Root 1 0 R>>\n%%EOF\n');

const choose = (page, ...files) => page.locator('#chooser').setInputFiles(files);
const tent = { name: 'torn <b>tent.png', mimeType: 'image/png', buffer: png(60, 40, [200, 120, 20]) };
const slip = { name: 'slip.pdf', mimeType: 'application/pdf', buffer: pdf };

// Puts files on the page as a hand does.
async function drop(page, event, file) {
  await page.evaluate(([kind, name, type, bytes]) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0))], name, { type }));
    const options = { bubbles: true, cancelable: true };
    const target = document.getElementById(kind === 'paste' ? 'text' : 'log');
    if (kind === 'paste') return target.dispatchEvent(new ClipboardEvent(kind, { ...options, clipboardData: data }));
    for (const each of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(each, { ...options, dataTransfer: data }));
  }, [event, file.name, file.mimeType, file.buffer.toString('base64')]);
}

async function filesGoWithAMessage(bench) {
  const { page, errors } = await bench.visit();
  const chat = new Chat(page);
  await chat.until('#welcome');
  await choose(page, tent, slip);
  await page.waitForFunction(() => document.querySelectorAll('#shelf li').length === 2 && !document.querySelector('#shelf progress'));
  assert.deepStrictEqual(await violations(page), []);
  // What has arrived is there after a reload.
  await page.reload();
  await page.waitForFunction(() => document.querySelectorAll('#shelf li').length === 2);
  await chat.say('It arrived torn.');
  await chat.settled();
  await chat.until('#shelf', 'hidden');
  const picture = page.locator('.said.customer .picture img');
  await page.waitForFunction(() => document.querySelector('.said.customer .picture img')?.naturalWidth === 60);
  assert.match(await picture.getAttribute('alt'), /tent/);
  assert.strictEqual(await page.locator('.said.customer b').count(), 0);
  assert.deepStrictEqual(await violations(page), []);
  await chat.shows('.said.customer .file', 'slip.pdf');
  const id = await chat.session();
  const { messages } = await (await fetch(`${bench.server}/api/v1/chat/history/${id}`)).json();
  assert.deepStrictEqual(messages[0].attachments.map((each) => each.mediaType), ['image/png', 'application/pdf']);
  const got = await fetch(bench.server + messages[0].attachments[0].url);
  assert.deepStrictEqual(Buffer.from(await got.arrayBuffer()), tent.buffer);

  // A message may have no words; pictures are pasted and dropped, too.
  await drop(page, 'paste', { ...tent, name: 'pasted.png' });
  await drop(page, 'drop', { ...tent, name: 'dropped.png' });
  await page.waitForFunction(() => document.querySelectorAll('#shelf li').length === 2 && !document.querySelector('#shelf progress'));
  assert.ok(await page.locator('#drop').isHidden());
  await page.getByRole('button', { name: 'Remove pasted.png' }).click();
  await page.getByRole('button', { name: 'Send' }).click();
  await chat.settled();
  await page.waitForFunction(() => document.querySelectorAll('.said.customer .picture').length === 2);
  await page.reload();
  await page.waitForFunction(() => [...document.querySelectorAll('.said.customer .picture img')].filter((each) => each.naturalWidth === 60).length === 2);
  assert.deepStrictEqual(errors, []);
}

async function whatIsNoFileForAChatIsRefused(bench) {
  const { page } = await bench.visit();
  const chat = new Chat(page);
  await chat.say('Hello');
  await chat.settled();
  await choose(page, { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') });
  await chat.shows('#shelf .failed', 'Only pictures');
  assert.deepStrictEqual(await violations(page), []);
  await page.getByRole('button', { name: 'Remove notes.txt' }).click();
  await choose(page, { name: 'large.png', mimeType: 'image/png', buffer: Buffer.alloc((5 << 20) + 1) });
  await chat.shows('#shelf .failed', 'larger than');
  // It has said why it does not go, and holds up neither words nor other files.
  await choose(page, tent);
  await page.waitForFunction(() => document.querySelectorAll('#shelf li').length === 2 && !document.querySelector('#shelf progress'));
  await chat.say('see this');
  await chat.settled();
  await chat.hears('customer', 'see this');
  await chat.until('#shelf', 'hidden');
  await page.waitForFunction(() => document.querySelectorAll('.said.customer .picture').length === 1);
  // What only its name makes a picture is known by the server.
  await choose(page, { name: 'fake.png', mimeType: 'image/png', buffer: Buffer.from('no picture at all') });
  await chat.shows('#shelf .failed', 'Only pictures');
  await page.getByRole('button', { name: 'Remove fake.png' }).click();
  await choose(page, ...Array.from({ length: 6 }, (_, at) => ({ ...tent, name: `${at}.png` })));
  await chat.shows('#shelf .failed', 'up to 5 files');
}

// A break while a file is on its way: it can be tried again, and goes once.
async function aFileSurvivesABreak(bench) {
  const { page } = await bench.visit({ base: bench.proxy });
  const chat = new Chat(page);
  await chat.say('Hello');
  await chat.settled();
  await bench.order('cut');
  await chat.shows('#banner', 'Connection lost');
  await choose(page, tent);
  await chat.until('#shelf .failed');
  // What may still arrive is not left behind in silence.
  await chat.say('There.');
  await chat.shows('#hint', 'remove it');
  await bench.order('heal');
  await chat.until('#banner', 'hidden');
  await page.locator('#shelf').getByRole('button', { name: 'Try again' }).click();
  await page.waitForFunction(() => !document.querySelector('#shelf .failed, #shelf progress'));
  await page.getByRole('button', { name: 'Send' }).click();
  await chat.settled();
  const { messages } = await (await fetch(`${bench.server}/api/v1/chat/history/${await chat.session()}`)).json();
  assert.deepStrictEqual(messages.filter((each) => each.role === 'customer').map((each) => each.attachments.length), [0, 1]);
}

module.exports = { filesGoWithAMessage, whatIsNoFileForAChatIsRefused, aFileSurvivesABreak };
