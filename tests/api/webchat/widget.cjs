// The widget on companies' own pages.
'use strict';
const assert = require('node:assert');
const crypto = require('node:crypto');
const { Chat, within, loaded } = require('./bench.cjs');
const { source: axe } = require('../npm/node_modules/axe-core');

let shop;
async function opened(bench) {
  shop ??= await bench.startShop();
  return { shop, key: await bench.siteKey(shop.origin) };
}

const script = (bench, key) => `<script src="${bench.server}/widget.js" data-site-key="${key}" async></script>`;
const hostile = '<style>button,div,iframe,span{display:none!important;color:red!important;font-size:99px!important}</style>';

async function aShopHasAChat(bench) {
  const { key } = await opened(bench);
  shop.show(`${hostile}<main><h1>Tents</h1><p>Buy tents.</p></main>${script(bench, key)}`);
  const { page, errors } = await bench.visit({ base: shop.origin });
  const button = page.getByRole('button', { name: 'Open the chat' });
  await button.click();
  const frame = page.frameLocator('iframe');
  await loaded(frame);
  await frame.locator('#text').fill('I want to talk to a person');
  await frame.locator('#text').press('Enter');
  await frame.locator('#queue').waitFor();
  // The page's own rules end at the widget's border, and the other way round.
  const box = await page.locator('iframe').boundingBox();
  assert.ok(box.width > 300 && box.height > 400, JSON.stringify(box));
  assert.strictEqual(await page.locator('h1').evaluate((each) => getComputedStyle(each).fontFamily), await page.evaluate(() => getComputedStyle(document.body).fontFamily));

  // Escape closes it, from inside too, and the keyboard is where it was.
  await frame.locator('#text').press('Escape');
  await page.locator('iframe').waitFor({ state: 'hidden' });
  assert.ok(await button.evaluate((each) => each.matches(':focus')));

  // What is said meanwhile is counted, also over the next page.
  const chat = page.frames().find((each) => each.url().includes('/s/'));
  const id = await chat.evaluate(() => JSON.parse(localStorage.getItem(Object.keys(localStorage).find((each) => each.endsWith(':chat')))));
  assert.match(id, /^chat_/);
  await page.waitForFunction(() => localStorage.length > 0);
  await bench.act(id, 'claim');
  await bench.act(id, 'reply', { text: 'Which tent is it?' });
  await page.getByRole('button', { name: 'Open the chat (2 unread)' }).waitFor();
  await page.getByRole('button', { name: /Open the chat/ }).press('Enter');
  await page.getByRole('button', { name: 'Close the chat', exact: true }).first().waitFor();
  await frame.locator('.said.human_agent').waitFor();
  await page.reload();
  await frame.locator('.said.human_agent').waitFor(); // it was open, and is again
  await frame.getByRole('button', { name: 'Close the chat' }).click();
  await page.getByRole('button', { name: 'Open the chat', exact: true }).waitFor();
  assert.deepStrictEqual(errors.filter((each) => !each.includes(shop.origin)), []);

  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run('tierdesk-chat'));
  assert.deepStrictEqual(found.violations.map((each) => each.id), []);
}

// The three directives of docs/webchat.md are enough, and the script's hash may be pinned.
async function aStrictPageHasAChat(bench) {
  const { key } = await opened(bench);
  const code = Buffer.from(await (await fetch(bench.server + '/widget.js')).arrayBuffer());
  const hash = 'sha384-' + crypto.createHash('sha384').update(code).digest('base64');
  const tag = `<script src="${bench.server}/widget.js" data-site-key="${key}" integrity="${hash}" crossorigin async></script>`;
  const policy = ['script-src', 'connect-src', 'frame-src'].map((each) => `${each} ${bench.server}`).join('; ');
  shop.show(`<h1>Tents</h1>${tag}`, `default-src 'none'; ${policy}`);
  const { page, errors } = await bench.visit({
    base: shop.origin,
    ready: (each) => each.addInitScript(() => {
      window.violations = [];
      addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => window.violations.push(`${violatedDirective} ${blockedURI}`));
    }),
  });
  await page.getByRole('button', { name: 'Open the chat' }).click();
  const frame = page.frameLocator('iframe');
  await loaded(frame);
  await frame.locator('#text').fill('Hello');
  await frame.locator('#text').press('Enter');
  await frame.locator('.said.ai_rep:not(.draft)').waitFor();
  // Its own look came with it: a button that no rule of the page's could have made round.
  const button = page.getByRole('button', { name: 'Close the chat', exact: true }).first();
  assert.strictEqual(await button.evaluate((each) => getComputedStyle(each).borderRadius), '50%');
  const violations = (await page.evaluate(() => window.violations)).filter((each) => !each.endsWith('/favicon.ico'));
  assert.deepStrictEqual(violations, []);
  assert.deepStrictEqual(errors.filter((each) => !each.includes('favicon')), []);
  shop.show('');
}

async function aStrangersPageHasNone(bench) {
  const { key } = await opened(bench);
  shop.show(`<h1>Not the shop</h1>${script(bench, key)}`);
  const warned = [];
  const { page } = await bench.visit({
    base: shop.stranger,
    ready: (each) => each.on('console', (line) => warned.push(line.text())),
  });
  await page.waitForFunction(() => performance.getEntriesByName(document.scripts[0].src).length > 0);
  while (!warned.some((each) => each.startsWith('Tierdesk: no chat on'))) await page.waitForEvent('console', { timeout: within });
  assert.strictEqual(await page.locator('tierdesk-chat').count(), 0);

  // Nor does a frame of its own making show it.
  shop.show(`<h1>Not the shop</h1><iframe src="${bench.server}/s/${key}/?embedded"></iframe>`);
  await page.goto(shop.stranger);
  const frame = await page.locator('iframe').elementHandle().then((each) => each.contentFrame());
  assert.strictEqual(await frame.locator('#chat').count(), 0);
  // The shop's own frame does.
  await page.goto(shop.origin);
  await page.frameLocator('iframe').locator('#welcome').waitFor();
}

// Messages of others than the frame and its page move nothing.
async function othersAreNotHeard(bench) {
  const { key } = await opened(bench);
  shop.show(`<h1>Tents</h1>${script(bench, key)}`);
  const { page } = await bench.visit({ base: shop.origin });
  await page.getByRole('button', { name: 'Open the chat' }).click();
  await page.frameLocator('iframe').locator('#welcome').waitFor();
  await page.evaluate(() => {
    window.postMessage({ tierdesk: 'close' }, '*');
    window.postMessage({ tierdesk: 'unread', count: 7 }, '*');
    return new Promise((done) => setTimeout(done));
  });
  assert.ok(await page.locator('iframe').isVisible());
  await page.getByRole('button', { name: 'Close the chat' }).first().click();
  await page.getByRole('button', { name: 'Open the chat', exact: true }).waitFor();
}

async function aSmallWindowIsFilled(bench) {
  const { key } = await opened(bench);
  shop.show(`<meta name="viewport" content="width=device-width"><h1>Tents</h1>${script(bench, key)}`);
  const { page } = await bench.visit({ base: shop.origin, viewport: { width: 390, height: 700 }, isMobile: true, hasTouch: true });
  await page.getByRole('button', { name: 'Open the chat' }).tap();
  const frame = page.frameLocator('iframe');
  await frame.locator('#welcome').waitFor();
  assert.deepStrictEqual(await page.locator('iframe').boundingBox(), { x: 0, y: 0, width: 390, height: 700 });
  // On a keyboard of glass Enter makes a line; the button sends.
  await loaded(frame);
  await frame.locator('#text').fill('Hello');
  await frame.locator('#text').press('Enter');
  assert.strictEqual(await frame.locator('#text').inputValue(), 'Hello\n');
  await frame.getByRole('button', { name: 'Send' }).tap();
  await frame.locator('.said.ai_rep').waitFor();
  await frame.getByRole('button', { name: 'Close the chat' }).tap();
  await page.getByRole('button', { name: 'Open the chat' }).waitFor();
}

async function aKeyThatEndsShutsTheChat(bench) {
  const { key } = await opened(bench);
  const { page } = await bench.visit({ path: `/s/${key}/` });
  const chat = new Chat(page);
  await chat.say('Hello');
  await chat.answered(1);
  const { credentials } = await bench.desk('GET', '/credentials');
  await bench.desk('DELETE', '/credentials/' + credentials.find((each) => each.publicId === key).id);
  await chat.shows('#banner', 'This chat is not available.');
  assert.ok(await chat.text.isDisabled());
  await page.getByRole('button', { name: 'Try again' }).click();
  await chat.shows('#banner', 'This chat is not available.');
  assert.strictEqual(await page.locator('#chat').count(), 1);
}

module.exports = { aShopHasAChat, aStrictPageHasAChat, aStrangersPageHasNone, othersAreNotHeard, aSmallWindowIsFilled, aKeyThatEndsShutsTheChat };
