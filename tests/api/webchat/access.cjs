// For everybody: by keyboard alone, read out, in three languages and both directions, dark, small, enlarged, still.
'use strict';
const assert = require('node:assert');
const { Chat, violations } = require('./bench.cjs');

async function theKeyboardIsEnough(bench) {
  const { page } = await bench.visit();
  const chat = new Chat(page);
  const press = (key) => page.keyboard.press(key);
  const focused = () => page.evaluate(() => document.activeElement.ariaLabel || document.activeElement.id || document.activeElement.textContent);
  await chat.until('#welcome');
  assert.strictEqual(await focused(), 'text');
  await page.keyboard.type('Hello');
  await press('Shift+Enter');
  await page.keyboard.type('there');
  await press('Enter');
  await chat.settled();
  assert.strictEqual(await chat.said('customer').textContent(), 'Hello\nthere');
  // The order in which Tab goes is that of the page.
  await press('Shift+Tab');
  assert.strictEqual(await focused(), 'Attach a picture or a PDF');
  await press('Shift+Tab');
  assert.strictEqual(await focused(), 'Conversation');
  await press('Shift+Tab');
  assert.strictEqual(await focused(), 'finish');
  await press('Enter');
  assert.strictEqual(await focused(), 'Yes, it is resolved');
  await press('Escape');
  await chat.until('#ending', 'hidden');
  assert.strictEqual(await focused(), 'text');
  for (let i = 0; i < 3; ++i) await press('Shift+Tab');
  await press('Enter');
  await press('Enter');
  await page.waitForFunction(() => document.activeElement.id === 'ending-title');
  assert.match(await page.locator('#ending-title').textContent(), /ended/);
  await press('Tab');
  await press('Space');
  await press('ArrowRight');
  await press('ArrowRight');
  assert.ok(await page.getByRole('radio', { name: '3 of 5, fair' }).isChecked());
  await press('Enter');
  await chat.shows('#ending .answer', 'Thank you');
  await page.waitForFunction(() => document.activeElement.textContent === 'New chat');
  await press('Enter');
  await chat.until('#welcome');
  assert.strictEqual(await focused(), 'text');
}

// Every state of the page in light and dark, without a violation of WCAG 2.2 AA that a machine can find.
async function nothingStandsInAnybodysWay(bench) {
  await bench.desk('POST', '/presence', { presence: 'available' });
  for (const [colorScheme, locale] of [['light', 'en-GB'], ['dark', 'de-DE'], ['light', 'ar-EG']]) {
    const { page } = await bench.visit({ colorScheme, locale, reducedMotion: 'reduce' });
    const chat = new Chat(page);
    const isFine = async (state) => assert.deepStrictEqual(await violations(page), [], `${state}, ${colorScheme}, ${locale}`);
    await chat.until('#welcome');
    await isFine('welcome');
    await chat.say('Hello');
    await chat.answered(1);
    await chat.say('a bell \u0007 rings');
    await chat.until('.said.failed');
    await chat.say('I want to talk to a person');
    await chat.until('#queue');
    await isFine('queue');
    const id = await chat.session();
    await bench.act(id, 'claim');
    await bench.act(id, 'reply', { text: 'Here I am: https://shop.example/' });
    await chat.hears('human_agent', 'Here I am');
    await page.locator('#finish').click();
    await isFine('question');
    await page.locator('#ending .main').click();
    await chat.until('#ending form');
    await page.locator('#mark-4').check();
    await isFine('rating');
  }
}

// A company's own look, in colours that are hard to read as they were chosen.
async function aBrandedPageIsLegible(bench) {
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const words = { welcome: 'Hi! <b>What</b> can we do for you?' };
  await bench.desk('PUT', '/webchat', { name: 'Café Zoë', accent: '#ffe066', accentDark: '#1a2a4a', texts: { en: words }, logo: { data: png } });
  for (const colorScheme of ['light', 'dark']) {
    const { page } = await bench.visit({ colorScheme, locale: 'en-GB', reducedMotion: 'reduce' });
    const chat = new Chat(page);
    await chat.until('#welcome');
    assert.strictEqual(await page.title(), 'Café Zoë');
    assert.strictEqual(await page.locator('#company').textContent(), 'Café Zoë');
    assert.strictEqual(await page.locator('#welcome h2').textContent(), words.welcome);
    assert.strictEqual(await page.locator('#mark img').evaluate((image) => image.naturalWidth), 1);
    assert.deepStrictEqual(await violations(page), [], `welcome, ${colorScheme}`);
    await chat.say('See https://shop.example/ please');
    await chat.answered(1);
    assert.deepStrictEqual(await violations(page), [], `answer, ${colorScheme}`);
  }
  await bench.desk('PUT', '/webchat', { name: '', accent: '', accentDark: '', texts: { en: { welcome: '' } }, logo: null });
}

// What a reader hears of the page, as Chromium's accessibility tree has it.
async function theTreeSaysWhatIsThere(bench) {
  const { page } = await bench.visit();
  const chat = new Chat(page);
  await chat.say('Hello');
  await chat.answered(1);
  await chat.settled();
  const answer = (await chat.said('ai_rep').textContent()).split('\n')[0].slice(0, 20);
  const tree = await page.locator('body').ariaSnapshot();
  const places = ['main:', 'heading "', 'button "End chat"', 'log "Conversation":', 'article:', 'You', 'Hello',
    'AI assistant', answer, 'textbox "Your message"', 'button "Send"'].map((each) => [each, tree.indexOf(each)]);
  assert.ok(places.every(([, at]) => at >= 0), `${JSON.stringify(places)}\n${tree}`);
  assert.strictEqual(await page.locator('#log').getAttribute('aria-live'), 'off');
  assert.strictEqual(await page.locator('#news').getAttribute('aria-live'), 'polite');
}

async function arabicRunsFromTheRight(bench) {
  const { page, errors } = await bench.visit({ locale: 'ar-EG' });
  const chat = new Chat(page);
  assert.strictEqual(await page.evaluate(() => document.documentElement.dir), 'rtl');
  await chat.shows('#welcome h2', 'مرحبًا');
  await chat.say('مرحبا، أين طلبي؟');
  await chat.settled();
  await chat.say('Order 1041');
  await chat.settled();
  const sides = await page.locator('.said.customer').evaluateAll((all) => all.map((each) => {
    const own = each.querySelector('.bubble').getBoundingClientRect();
    const log = document.getElementById('log').getBoundingClientRect();
    return { isAtEnd: own.left - log.left < log.right - own.right, direction: getComputedStyle(each.querySelector('.text')).direction };
  }));
  assert.deepStrictEqual(sides, [{ isAtEnd: true, direction: 'rtl' }, { isAtEnd: true, direction: 'ltr' }]);
  assert.deepStrictEqual(errors, []);

  const german = new Chat((await bench.visit({ locale: 'de-DE' })).page);
  await german.shows('#welcome h2', 'Wie können wir helfen?');
  const wished = new Chat((await bench.visit({ path: '/?lang=de' })).page);
  await wished.shows('#welcome h2', 'Wie können wir helfen?');
  // A language that the page has no words of.
  const other = new Chat((await bench.visit({ locale: 'ja-JP' })).page);
  await other.shows('#welcome h2', 'How can we help?');
}

// 1280 by 1024 at 400 %: nothing scrolls sideways, everything can be reached.
async function itCanBeEnlarged(bench) {
  const { page } = await bench.visit({ viewport: { width: 320, height: 256 } });
  const chat = new Chat(page);
  await chat.say('https://shop.example/' + 'a'.repeat(200));
  await chat.settled();
  await chat.say('I want to talk to a person');
  await chat.until('#queue');
  const size = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, window: innerWidth }));
  assert.ok(size.wide <= size.window, JSON.stringify(size));
  // What is newest and what is written are in sight.
  const inSight = (selector) => page.locator(selector).last().evaluate((each) => each.getBoundingClientRect().bottom <= innerHeight);
  await page.waitForFunction(() => document.scrollingElement.scrollTop > 0);
  assert.ok(await inSight('#composer'));
  await page.getByRole('button', { name: 'End chat' }).click();
  await page.getByRole('button', { name: 'Keep chatting' }).click();
  await chat.text.scrollIntoViewIfNeeded();
  await chat.say('still here');
  await chat.hears('customer', 'still here');
}

async function nothingMovesWhereNothingShould(bench) {
  const { page } = await bench.visit({ reducedMotion: 'reduce' });
  const chat = new Chat(page);
  await chat.say('Hello');
  await chat.answered(1);
  const moving = () => page.evaluate(() => {
    document.getElementById('typing').hidden = false;
    return document.getAnimations().filter((each) => each.effect.getComputedTiming().activeDuration > 0).length;
  });
  assert.strictEqual(await moving(), 0);
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  assert.ok((await moving()) > 0, 'the test sees no motion at all');
}

// Who reads further up is not torn away, and told what came.
async function whoReadsAboveIsLeftThere(bench) {
  const { page } = await bench.visit({ viewport: { width: 500, height: 420 } });
  const chat = new Chat(page);
  await chat.say('I want to talk to a person');
  await chat.settled();
  const id = await chat.session();
  await bench.act(id, 'claim');
  for (let i = 0; i < 8; ++i) await bench.act(id, 'reply', { text: `line ${i}\nand another\nand a third` });
  await chat.hears('human_agent', 'line 7');
  const gap = () => page.evaluate(() => {
    const log = document.getElementById('log');
    return log.scrollHeight - log.scrollTop - log.clientHeight;
  });
  assert.ok((await gap()) < 2);
  await page.locator('#log').evaluate((log) => (log.scrollTop = 0));
  await chat.until('#latest');
  await bench.act(id, 'reply', { text: 'the newest' });
  await chat.shows('#latest', '1 new message');
  assert.strictEqual(await page.locator('#log').evaluate((log) => log.scrollTop), 0);
  await page.locator('#latest').click();
  await chat.until('#latest', 'hidden');
  assert.ok((await gap()) < 2);
}

module.exports = {
  theKeyboardIsEnough, nothingStandsInAnybodysWay,
  aBrandedPageIsLegible, theTreeSaysWhatIsThere, arabicRunsFromTheRight, itCanBeEnlarged,
  nothingMovesWhereNothingShould, whoReadsAboveIsLeftThere,
};
