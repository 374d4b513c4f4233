// What the cases of the web chat share: one Chromium, pages on the program's address and behind a network that breaks,
// a person at the desk, and pages of other origins.
'use strict';
const assert = require('node:assert');
const http = require('node:http');
const { chromium } = require('../npm/node_modules/playwright-core'); // packaging/deps tests fetches it
const WebSocket = require('../npm/node_modules/ws');
const { source: axe } = require('../npm/node_modules/axe-core');

const within = 30000; // ms

class Bench {
  constructor(server, proxy, order) {
    this.server = server; // the program itself
    this.proxy = proxy; // the program behind the network that order('cut') breaks
    this.order = order; // resolves when the test has done it
    this.shops = [];
  }

  async open() {
    this.browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
    });
  }

  async close() {
    await this.browser.close();
    for (const each of this.shops) each.close();
  }

  // A customer's browser: {page, errors, context}. Whatever the page complains of fails the case.
  async visit({ path = '/', base = this.server, ready, ...options } = {}) {
    const context = await this.browser.newContext({ locale: 'en-GB', viewport: { width: 900, height: 760 }, ...options });
    context.setDefaultTimeout(within);
    const page = await context.newPage();
    const errors = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (line) => {
      if (/Content Security Policy|TrustedHTML|Uncaught/i.test(line.text())) errors.push(line.text());
    });
    if (ready) await ready(page, context);
    await page.goto(base + path);
    return { page, context, errors };
  }

  // In a demo whoever calls from this machine is an admin at the desk.
  async desk(method, path, body) {
    const answer = await fetch(this.server + '/desk' + path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    assert.ok(answer.ok, `${method} /desk${path}: ${answer.status} ${text}`);
    return text ? JSON.parse(text) : {};
  }

  act(session, verb, body = {}) {
    return this.desk('POST', `/sessions/${session}/${verb}`, body);
  }

  // A console that writes in a session until it is closed.
  async writeAt(session) {
    const socket = new WebSocket(this.server.replace('http', 'ws') + '/desk/events');
    await new Promise((done, fail) => socket.once('open', done).once('error', fail));
    socket.send(JSON.stringify({ type: 'hello' }));
    await new Promise((done) => socket.once('message', done));
    socket.send(JSON.stringify({ type: 'typing', sessionId: session, typing: true }));
    return () => socket.close();
  }

  async siteKey(audience) {
    const made = await this.desk('POST', '/credentials', { kind: 'site_key', name: 'shop', audience });
    return made.credential.publicId;
  }

  // A company's own page with the widget, at an address of its own: 127.0.0.1 and localhost are two origins. Its body and
  // its Content-Security-Policy are what show(html, csp) was given last.
  async startShop() {
    let body = '';
    let policy = '';
    const shop = http.createServer((request, response) => {
      if (policy) response.setHeader('Content-Security-Policy', policy);
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      response.end(`<!doctype html><html lang="en"><title>Shop</title><body>${body}</body></html>`);
    });
    this.shops.push(shop);
    await new Promise((done) => shop.listen(0, done));
    const { port } = shop.address();
    return {
      origin: `http://127.0.0.1:${port}`,
      stranger: `http://localhost:${port}`,
      show: (html, csp = '') => ([body, policy] = [html, csp]),
    };
  }
}

// The chat's page, in the words of who uses it.
// A frame's elements are there before its script listens to them.
async function loaded(frame) {
  await frame.locator('body').evaluate(() => document.readyState === 'complete' || new Promise((done) => addEventListener('load', done)));
}

class Chat {
  constructor(page) {
    this.page = page;
  }

  get text() {
    return this.page.locator('#text');
  }

  async say(text) {
    await this.text.fill(text);
    await this.text.press('Enter');
  }

  // The bubbles' texts of a role: customer, ai_rep, ai_manager, human_agent.
  said(look) {
    return this.page.locator(`.said.${look}:not(.draft) .text`);
  }

  async hears(look, text) {
    await this.said(look).filter({ hasText: text }).first().waitFor();
  }

  async answered(count) {
    await this.page.waitForFunction(
      (wanted) => document.querySelectorAll('.said:not(.customer, .draft)').length >= wanted, count);
  }

  async until(selector, state = 'visible') {
    await this.page.locator(selector).first().waitFor({ state });
  }

  async shows(selector, text) {
    await this.page.locator(selector).filter({ hasText: text }).first().waitFor();
  }

  // What the chat is called at the door.
  session() {
    return this.page.evaluate(() => {
      const key = Object.keys(localStorage).find((each) => each.endsWith(':chat'));
      return key ? JSON.parse(localStorage.getItem(key)) : null;
    });
  }

  // Until everything that was said is acknowledged.
  async settled() {
    await this.page.waitForFunction(() => !document.querySelector('.pending'));
  }
}

// What of WCAG 2.2 AA and good practice a machine finds wrong with the page as it stands.
async function violations(page) {
  // What is still appearing is half transparent.
  await page.evaluate(() => Promise.all(document.getAnimations()
    .filter((each) => each.effect.getComputedTiming().endTime !== Infinity)
    .map((each) => each.finished.catch(() => {})))); // whose element went
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return found.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html + ' ' + node.failureSummary).join(' | ')}`);
}

module.exports = { Bench, Chat, violations, within, loaded };
