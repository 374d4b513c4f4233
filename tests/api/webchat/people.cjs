// The way to a person and back, and the end.
'use strict';
const assert = require('node:assert');
const { Chat } = require('./bench.cjs');

async function aPersonTakesOver(bench) {
  await bench.desk('POST', '/presence', { presence: 'available' });
  const { page, errors } = await bench.visit();
  const chat = new Chat(page);
  await chat.say('I want to talk to a person');
  await chat.until('#queue');
  await chat.shows('#status', 'Waiting for a person');
  await chat.shows('#queue strong', /You are (next|number \d+) in the queue|No one is available/);
  await chat.settled();
  const id = await chat.session();
  const { session } = await bench.act(id, 'claim');
  const me = await bench.desk('GET', '/me');
  assert.ok(session);
  await chat.shows('.divider.human_agent', `${me.user.name} joined the chat`);
  await chat.until('#queue', 'hidden');
  await chat.shows('#status', me.user.name);
  const close = await bench.writeAt(id);
  await chat.shows('#typing', `${me.user.name} is writing`);
  await bench.act(id, 'reply', { text: 'I have your case. مرحبا' });
  await chat.hears('human_agent', 'I have your case.');
  close();
  await chat.until('#typing', 'hidden');
  await chat.shows('.said.human_agent .by', me.user.name);
  const news = await page.locator('#news p').allTextContents();
  assert.ok(news.includes(`${me.user.name} joined the chat`), JSON.stringify(news));
  assert.ok(news.includes(`${me.user.name}: I have your case. مرحبا`), JSON.stringify(news));

  // Who is there needs no line that says so.
  await chat.say('Good');
  await chat.settled();
  assert.strictEqual(await page.locator('.notice').count(), 0);

  await bench.act(id, 'hand-back', { tier: 'AI_REP' });
  await chat.shows('.divider', `${me.user.name} left the chat`);
  await chat.shows('#status', 'AI assistant');
  await chat.say('Thank you');
  await chat.settled();
  await chat.shows('.divider.ai_rep', 'AI assistant took over');
  assert.deepStrictEqual(errors, []);
}

// The place in the queue moves while others are served.
async function thePlaceMoves(bench) {
  const first = new Chat((await bench.visit()).page);
  const second = new Chat((await bench.visit()).page);
  await first.say('I want to talk to a person');
  await first.until('#queue');
  await first.settled();
  await second.say('I want to talk to a person');
  await second.until('#queue');
  await second.settled();
  const place = async () => Number((await second.page.locator('#queue strong').textContent()).match(/number (\d+)/)?.[1] ?? 1);
  await second.shows('#queue strong', /in the queue/);
  const before = await place();
  await bench.act(await first.session(), 'claim');
  await second.page.waitForFunction((was) => {
    const text = document.querySelector('#queue strong').textContent;
    return (text.includes('next') ? 1 : Number(text.match(/number (\d+)/)?.[1] ?? was)) < was;
  }, before);
}

async function theDeskEndsItAndItIsRated(bench) {
  const { page, errors } = await bench.visit();
  const chat = new Chat(page);
  await chat.say('I want to talk to a person');
  await chat.settled();
  const id = await chat.session();
  await bench.act(id, 'claim');
  await bench.act(id, 'reply', { text: 'Done.' });
  await chat.hears('human_agent', 'Done.');
  await chat.text.fill('I was just wri');
  await bench.act(id, 'resolve', { type: 'CUSTOMER_SATISFIED' });
  await chat.until('#ending');
  // Nobody's cursor is taken away.
  assert.strictEqual(await page.evaluate(() => document.activeElement.id), 'text');
  await page.getByRole('button', { name: 'Send rating' }).click();
  await chat.shows('#ending .answer', 'choose 1 to 5 stars');
  await page.getByRole('radio', { name: '4 of 5, good' }).check();
  await page.getByRole('button', { name: 'Send rating' }).click();
  await chat.shows('#ending .answer', 'Thank you');
  const detail = await bench.desk('GET', '/sessions/' + id);
  assert.strictEqual(detail.session.rating ?? detail.rating, 4, JSON.stringify(Object.keys(detail)));
  // It is there after a reload, and a message goes on with it.
  await page.reload();
  await chat.shows('#ending .answer', 'Thank you');
  assert.ok(await page.getByRole('radio', { name: '4 of 5, good' }).isChecked());
  await chat.say('One thing more');
  await chat.settled();
  await chat.until('#ending', 'hidden');
  assert.strictEqual(await chat.session(), id);
  assert.deepStrictEqual(errors, []);
}

async function aNewChatBeginsAfresh(bench) {
  const { page } = await bench.visit();
  const chat = new Chat(page);
  await chat.say('Hello');
  await chat.answered(1);
  await chat.settled();
  const first = await chat.session();
  await page.getByRole('button', { name: 'End chat' }).click();
  await page.getByRole('button', { name: 'Yes, it is resolved' }).click();
  await page.getByRole('button', { name: 'New chat' }).click();
  await chat.until('#welcome');
  assert.strictEqual(await page.locator('.said').count(), 0);
  await chat.say('Hello again');
  await chat.answered(1);
  await chat.settled();
  const second = await chat.session();
  assert.notStrictEqual(second, first);
  assert.deepStrictEqual(await chat.said('customer').allTextContents(), ['Hello again']);
  const ended = await (await fetch(`${bench.server}/api/v1/chat/history/${first}`)).json();
  assert.strictEqual(ended.status, 'RESOLVED');
}

module.exports = { aPersonTakesOver, thePlaceMoves, theDeskEndsItAndItIsRated, aNewChatBeginsAfresh };
