// Questions and answers, reloads, broken networks, refusals.
'use strict';
const assert = require('node:assert');
const { Chat } = require('./bench.cjs');

async function aQuestionIsAnswered(bench) {
  const { page, errors } = await bench.visit();
  const chat = new Chat(page);
  await chat.until('#welcome');
  assert.strictEqual(await chat.session(), null, 'a chat was begun before anybody said anything');
  await chat.say('Hello');
  await chat.answered(1);
  await chat.settled();
  assert.match(await chat.session(), /^chat_/);
  assert.deepStrictEqual(await chat.said('customer').allTextContents(), ['Hello']);
  assert.strictEqual(await chat.said('ai_rep').count(), 1);
  await chat.shows('#status', 'AI assistant');
  assert.strictEqual(await chat.text.inputValue(), '');
  assert.ok(await page.locator('#welcome').isHidden());
  // Who listens hears the answer, once.
  const answer = await chat.said('ai_rep').textContent();
  assert.deepStrictEqual(await page.locator('#news p').allTextContents(), ['AI assistant: ' + answer]);
  assert.deepStrictEqual(errors, []);
}

async function aQuestionAboutTheWarrantyCallsNobody(bench) {
  const { page, errors } = await bench.visit();
  const chat = new Chat(page);
  await chat.say('I have a question about the warranty');
  await chat.answered(1);
  await chat.settled();
  await chat.shows('#status', 'AI assistant');
  assert.match(await chat.said('ai_rep').textContent(), /warranty/i);
  assert.deepStrictEqual(errors, []);
}

async function aReloadResumes(bench) {
  const { page, errors } = await bench.visit();
  const chat = new Chat(page);
  await chat.say('Hello');
  await chat.answered(1);
  await chat.say('What are your opening hours?');
  await chat.answered(2);
  await chat.settled();
  await chat.text.fill('half a thou');
  const before = await page.locator('.said .text').allTextContents();
  const id = await chat.session();
  await page.reload();
  await chat.answered(2);
  assert.deepStrictEqual(await page.locator('.said .text').allTextContents(), before);
  assert.strictEqual(await chat.session(), id);
  assert.strictEqual(await chat.text.inputValue(), 'half a thou');
  assert.strictEqual(await page.locator('#news p').count(), 0, 'what is old was read out');
  assert.deepStrictEqual(errors, []);
}

async function whatPeopleWriteStaysText(bench) {
  const { page, errors } = await bench.visit({
    ready: (opened) => opened.addInitScript(() => (window.isHacked = false)),
  });
  const chat = new Chat(page);
  const nasty = [
    '<img src=x onerror="window.isHacked=true">',
    '<script>window.isHacked=true</script>',
    '</p><svg onload=window.isHacked=true>',
    'javascript:window.isHacked=true',
    '"><iframe srcdoc="<script>parent.isHacked=true</script>">',
  ];
  for (const each of nasty) await chat.say(each);
  await chat.say('I want to talk to a person');
  await chat.settled();
  const id = await chat.session();
  await bench.act(id, 'claim');
  await bench.act(id, 'reply', { text: nasty[0] + ' see https://shop.example/a?b=1&c=2. And (http://shop.example/x_(y)).' });
  await chat.hears('human_agent', 'see');
  await page.reload();
  await chat.hears('human_agent', 'see');
  assert.deepStrictEqual((await chat.said('customer').allTextContents()).slice(0, nasty.length), nasty);
  assert.strictEqual(await page.evaluate(() => window.isHacked), false);
  assert.strictEqual(await page.locator('#said img, #said script, #said iframe, #said svg[onload]').count(), 0);
  const links = await page.locator('#said a').evaluateAll((all) => all.map((each) => [each.getAttribute('href'), each.rel, each.target]));
  const rel = 'noopener noreferrer nofollow';
  assert.deepStrictEqual(links, [
    ['https://shop.example/a?b=1&c=2', rel, '_blank'],
    ['http://shop.example/x_(y)', rel, '_blank'],
  ]);
  assert.deepStrictEqual(errors, []);
}

// Two windows of one browser are in the same chat, also when it begins in one of them while the other is open.
async function twoWindowsShowOneChat(bench) {
  const { page, context } = await bench.visit();
  const one = new Chat(page);
  await one.until('#welcome');
  const other = await context.newPage();
  await other.goto(bench.server);
  const two = new Chat(other);
  await two.until('#welcome');
  await one.say('Hello');
  await two.answered(1);
  await two.say('And hello from here');
  await one.hears('customer', 'And hello from here');
  await one.answered(2);
  const said = await page.locator('.said .text').allTextContents();
  assert.deepStrictEqual(await other.locator('.said .text').allTextContents(), said);
  assert.strictEqual(await one.session(), await two.session());
}

// What is written while the network is down is sent when it is back, once and in order; also over a reload.
async function aBreakLosesNothing(bench) {
  const { page } = await bench.visit({ base: bench.proxy });
  const chat = new Chat(page);
  await chat.say('I want to talk to a person');
  await chat.settled();
  const id = await chat.session();
  await bench.act(id, 'claim');
  await chat.until('.divider.human_agent');
  await bench.order('cut');
  await chat.shows('#banner', 'Connection lost');
  await chat.say('first');
  await chat.say('second');
  await chat.shows('.state', 'when you are back online');
  await bench.act(id, 'reply', { text: 'said meanwhile' });
  await bench.order('heal');
  await chat.hears('human_agent', 'said meanwhile');
  await chat.settled();
  await chat.until('#banner', 'hidden');
  const history = async () => {
    const answer = await fetch(`${bench.server}/api/v1/chat/history/${id}`);
    return (await answer.json()).messages.filter((each) => each.role === 'customer').map((each) => each.content);
  };
  assert.deepStrictEqual((await history()).slice(-2), ['first', 'second']);
  assert.deepStrictEqual((await chat.said('customer').allTextContents()).slice(-2), ['first', 'second']);

  // A page that is closed before it could send does so when it is opened again.
  await page.evaluate(() => {
    const key = Object.keys(localStorage).find((each) => each.endsWith(':chat')).replace(/chat$/, 'unsent');
    localStorage.setItem(key, JSON.stringify([{ key: 'a-key-of-this-test', text: 'third', at: Date.now() }]));
  });
  await page.reload();
  await chat.hears('customer', 'third');
  await chat.settled();
  assert.deepStrictEqual((await history()).slice(-3), ['first', 'second', 'third']);
  assert.strictEqual(await chat.said('customer').filter({ hasText: 'third' }).count(), 1);
}

async function theBrowserKnowsOfAnOutageFirst(bench) {
  const { page, context } = await bench.visit();
  const chat = new Chat(page);
  await chat.say('Hello');
  await chat.settled();
  await context.setOffline(true);
  await chat.shows('#banner', 'You are offline. Your messages are saved.');
  await context.setOffline(false);
  await chat.until('#banner', 'hidden');
}

async function pollingServesWhereNoWebSocketDoes(bench) {
  const { page, errors } = await bench.visit({ ready: (opened) => opened.addInitScript(() => delete window.WebSocket) });
  const chat = new Chat(page);
  await chat.say('I want to talk to a person');
  await chat.settled();
  const id = await chat.session();
  await bench.act(id, 'claim');
  await chat.until('.divider.human_agent');
  await bench.act(id, 'reply', { text: 'heard by a poll' });
  await chat.hears('human_agent', 'heard by a poll');
  await chat.say('said by a post');
  await chat.settled();
  const requests = await page.evaluate(() => performance.getEntriesByType('resource').map((each) => each.name));
  assert.ok(requests.some((each) => each.includes('transport=polling')));
  assert.deepStrictEqual(errors, []);
}

async function aRefusalStandsBesideItsMessage(bench) {
  const { page } = await bench.visit();
  const chat = new Chat(page);
  await chat.say('Hello');
  await chat.settled();
  await chat.say('a bell \u0007 rings');
  await chat.until('.said.failed');
  await chat.shows('.said.failed .state', 'Not sent: The text contains characters that cannot be sent.');
  await chat.say('And this one goes.');
  await page.waitForFunction(() => !document.querySelector('.pending:not(.failed)'));
  await page.getByRole('button', { name: 'Try again' }).click();
  await chat.until('.said.failed');
  assert.strictEqual(await page.evaluate(() => document.activeElement.id), 'text', 'the keyboard was lost with the button');
  await page.getByRole('button', { name: 'Discard' }).click();
  await chat.until('.said.failed', 'detached');
  assert.strictEqual(await page.evaluate(() => document.activeElement.id), 'text', 'the keyboard was lost with the button');
  const news = await page.locator('#news p').allTextContents();
  const refusals = news.filter((each) => each === 'Not sent: The text contains characters that cannot be sent.');
  assert.strictEqual(refusals.length, 2, JSON.stringify(news));
  assert.deepStrictEqual(await chat.said('customer').allTextContents(), ['Hello', 'And this one goes.']);

  // Too long is known before.
  await chat.text.fill('x'.repeat(10001));
  await chat.text.press('Enter');
  await chat.shows('#hint', '1 characters too long');
  assert.strictEqual((await chat.text.inputValue()).length, 10001);
}

async function aModelsWordsAreSeenWhileTheyCome(bench) {
  await bench.order('model on');
  const { page } = await bench.visit({
    ready: (opened) => opened.addInitScript(() => {
      window.drafts = [];
      addEventListener('DOMContentLoaded', () => new MutationObserver(() => {
        const draft = document.querySelector('.said.draft .text');
        if (draft) window.drafts.push(draft.textContent);
      }).observe(document.getElementById('said'), { childList: true, subtree: true, characterData: true }));
    }),
  });
  const chat = new Chat(page);
  await chat.say('Hello, can you help me?');
  await chat.shows('#typing', 'is thinking');
  await chat.hears('ai_rep', 'What can I do for you?');
  await chat.settled();
  const drafts = await page.evaluate(() => window.drafts);
  const answer = await chat.said('ai_rep').textContent();
  assert.ok(new Set(drafts).size > 2, JSON.stringify(drafts));
  for (const each of drafts) assert.ok(answer.startsWith(each), each);
  assert.strictEqual(await page.locator('.said.draft').count(), 0);
  assert.strictEqual(await chat.said('ai_rep').count(), 1);
  assert.ok(await page.locator('#typing').isHidden());
  assert.deepStrictEqual(await page.locator('#news p').allTextContents(), ['AI assistant: ' + answer]);
  await bench.order('model off');
}

module.exports = {
  aQuestionIsAnswered, aQuestionAboutTheWarrantyCallsNobody, aReloadResumes, twoWindowsShowOneChat, whatPeopleWriteStaysText, aBreakLosesNothing,
  theBrowserKnowsOfAnOutageFirst, pollingServesWhereNoWebSocketDoes, aRefusalStandsBesideItsMessage, aModelsWordsAreSeenWhileTheyCome,
};
