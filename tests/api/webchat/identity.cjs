// Who the visitor is, as the page around says, and what a guest can prove.
'use strict';
const assert = require('node:assert');
const crypto = require('node:crypto');
const { Chat, loaded } = require('./bench.cjs');

async function aSignedInVisitorIsKnownUntilTheySignOut(bench) {
  const shop = await bench.startShop();
  const key = await bench.siteKey(shop.origin);
  const { secret } = await bench.desk('POST', '/credentials', { kind: 'secret', name: 'chat', scopes: ['chat'] });
  const hash = (id) => crypto.createHmac('sha256', secret).update(id).digest('hex');
  const script = (more = '') => `<script src="${bench.server}/widget.js" data-site-key="${key}" ${more} async></script>`;
  shop.show(`<h1>Tents</h1>${script(`data-user-id="cust-1001" data-user-hash="${hash('cust-1001')}"`)}`);
  const { page, errors } = await bench.visit({ base: shop.origin });
  await page.getByRole('button', { name: 'Open the chat' }).click();
  const frame = page.frameLocator('iframe');
  await loaded(frame);
  await frame.locator('#text').fill('Where is my order ORD-9876?');
  await frame.locator('#text').press('Enter');
  await frame.locator('.said.ai_rep', { hasText: '9876' }).waitFor();
  const kept = () => page.frames().find((each) => each.url().includes('/s/')).evaluate(() => Object.keys(localStorage).filter((each) => each.endsWith(':chat')));
  assert.deepStrictEqual((await kept()).map((each) => each.includes('user cust-1001')), [true]);

  // The next page goes on with the same chat.
  await page.reload();
  await frame.locator('.said.ai_rep', { hasText: '9876' }).waitFor();

  // After signing out nothing of it is there, and the visitor is nobody.
  await page.evaluate(() => window.Tierdesk.logout());
  await frame.locator('#welcome').waitFor();
  assert.strictEqual(await frame.locator('.said').count(), 0);
  assert.deepStrictEqual(await kept(), []);
  await loaded(frame);
  await frame.locator('#text').fill('Where is my order ORD-9876?');
  await frame.locator('#text').press('Enter');
  await frame.locator('#proof').waitFor();
  assert.strictEqual((await kept()).length, 1);

  // Somebody else signs in, and has a chat of their own.
  await page.evaluate((who) => window.Tierdesk.identify(who), { userId: 'cust-1002', userHash: hash('cust-1002') });
  await frame.locator('#welcome').waitFor();
  await loaded(frame);
  await frame.locator('#text').fill('Where is my order ORD-9688?');
  await frame.locator('#text').press('Enter');
  await frame.locator('.said.ai_rep', { hasText: '9688' }).waitFor();
  assert.deepStrictEqual(errors.filter((each) => !each.includes(shop.origin)), []);
  shop.show('');
}

async function aGuestConfirmsAnOrder(bench) {
  const { page, errors } = await bench.visit();
  const chat = new Chat(page);
  await chat.say('Where is my order?');
  await chat.until('#proof');
  const number = page.getByLabel('Order number');
  const proof = page.getByLabel('E-mail address or postcode of the order');
  const confirm = page.getByRole('button', { name: 'Confirm' });
  await confirm.click();
  await page.getByText('Please fill in both fields.').waitFor();
  await number.fill('ORD-9688');
  await proof.fill('somebody@mail.example');
  await confirm.click();
  await page.getByText('No order matches this number').waitFor();
  await proof.fill('luis.ortega@mail.example');
  await confirm.click();
  await page.locator('#proof').waitFor({ state: 'hidden' });
  await page.locator('.said.ai_rep', { hasText: '9688' }).waitFor();
  assert.deepStrictEqual(errors, []);
}

module.exports = { aSignedInVisitorIsKnownUntilTheySignOut, aGuestConfirmsAnOrder };
