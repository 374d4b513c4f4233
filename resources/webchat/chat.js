// The web chat: puts its parts together and shows what becomes of the conversation.

import { Composer } from './composer.js';
import { Conversation } from './conversation.js';
import { byId, element } from './dom.js';
import { askHowItWas, askWhetherToEnd, closeEnding, thank } from './ending.js';
import { Host, isEmbedded, takeLogout } from './host.js';
import { Keep } from './keep.js';
import { Log, speaker } from './log.js';
import { askForProof, closeProof } from './proof.js';
import { Shelf } from './shelf.js';
import { Broken } from './socket.js';
import { showBanner, showQueue, showWho, Typing } from './status.js';
import { duration, inscribe, words } from './words.js';

const flicker = 1500; // ms that a connection may be away before anybody is told

const { company, open, logo } = document.documentElement.dataset;
const space = /^\/s\/[^/]+/.exec(location.pathname)?.[0] ?? '/';
const isOver = (status) => status === 'RESOLVED' || status === 'ABANDONED';

inscribe(document);
byId('company').append(element('bdi', {}, words.pageTitle(company)));
if (logo) byId('mark').replaceChildren(element('img', { src: logo, alt: '' }));
else byId('mark').textContent = [...words.pageTitle(company)][0].toLocaleUpperCase();

let follow = () => {};
const host = new Host({ shown: () => follow() });
host.setTitle(words.pageTitle(company));
const who = await host.identity;
if (takeLogout()) Keep.forget(space);
const keep = new Keep(space, who?.userId);
const log = new Log(space === '/' ? '' : space);
follow = () => log.follow();
const typing = new Typing();
let composer = null;
let conversation = null;
let telling; // the timer of the banner
let state = fresh();

function fresh() {
  return { status: 'ACTIVE', tier: 'AI_REP', awaitingHuman: false, queue: null, agent: null, rating: null };
}

// What went wrong, for who was refused.
function wordsOf({ code, retryAfter }) {
  if (code === 'RATE_LIMITED') return words.tooOften(duration(retryAfter ?? 60, true));
  const known = {
    INVALID_MESSAGE: words.invalid,
    TOO_LARGE: words.tooMuch,
    UNSUPPORTED_MEDIA_TYPE: words.wrongKind,
    BROKEN: words.brokenOff,
    ATTACHMENT_NOT_FOUND: words.gone,
    ORDER_NOT_PROVEN: words.notProven,
  };
  return known[code] ?? words.failed;
}

// An error's words, or null when all went well.
async function outcome(asked) {
  try {
    const answer = await asked;
    return answer.code ? wordsOf(answer) : null;
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    return words.brokenOff;
  }
}

function whoAnswers() {
  if (state.agent) return speaker('human_agent', state.agent.name);
  if (state.awaitingHuman) return { name: words.waitingForPerson, look: 'waiting' };
  return speaker(state.tier === 'AI_MANAGER' ? 'ai_manager' : state.tier === 'AI_REP' ? 'ai_rep' : 'human_agent');
}

function show() {
  showWho(whoAnswers());
  showQueue(state.awaitingHuman && !isOver(state.status), state.queue);
  byId('finish').hidden = !conversation?.isBegun || isOver(state.status);
  composer.setPlaceholder(isOver(state.status) ? words.writeMore : words.writeHere);
  log.follow();
}

function showEnd(isAsked) {
  typing.show(null);
  const restart = () => {
    closeEnding();
    conversation.forget();
    composer.focus();
  };
  askHowItWas(state.rating, { rate: (mark) => outcome(conversation.rate(mark)), restart }, isAsked);
}

// Where the pressed button goes away with what it did, the keyboard goes on in the composer.
function keepingPlace(act) {
  return () => {
    act();
    if (document.activeElement === document.body) composer.focus();
  };
}
const dropEnding = () => closeEnding() && composer.focus();

let isEndAsked = false;
function askToEnd() {
  askWhetherToEnd({
    end: async (isSolved) => {
      isEndAsked = true;
      const error = await outcome(conversation.end(isSolved));
      isEndAsked = false;
      return error;
    },
    back: () => {
      closeEnding();
      composer.focus();
    },
  });
}

// An order's number and proof; the conversation goes on with the order once it is proven.
async function prove(orderNumber, proof) {
  let proven;
  const error = await outcome(conversation.prove(orderNumber, proof).then((answer) => (proven = answer)));
  if (proven?.code === 'RATE_LIMITED') return words.tooManyAttempts(duration(proven.retryAfter ?? 60, true));
  if (error) return error;
  dropProof();
  conversation.say(proven.orderNumber, []);
  return null;
}

const dropProof = () => closeProof() && composer.focus();

// The form stands while the last thing said asks for it.
function showProof({ role, suggestedActions = [] }) {
  if (suggestedActions.includes('prove_order')) askForProof({ prove, back: dropProof });
  else if (role !== 'customer') dropProof();
}

// What the server tells beside the messages themselves.
const told = {
  'message-received': ({ message, response }) => {
    typing.show(null);
    if (message) {
      state.awaitingHuman &&= message.role !== 'human_agent';
    } else if (!state.agent) {
      log.notice(response); // who is here needs no line that says so
    }
  },
  'message-chunk': ({ text, reset }) => {
    log.words(text, reset, state.tier === 'AI_MANAGER' ? 'ai_manager' : 'ai_rep');
    if (log.hasDraft()) typing.show(null);
  },
  typing: (body) => {
    const isShown = body.typing && !(log.hasDraft() && body.role !== 'human_agent');
    typing.show(isShown ? speaker(body.role, body.agent?.name) : null);
  },
  'tier-changed': ({ to, status }) => {
    Object.assign(state, { tier: to, status });
    if (to === 'HUMAN_AGENT') state.awaitingHuman = !state.agent;
    else Object.assign(state, { awaitingHuman: false, agent: null });
    if (to !== 'HUMAN_AGENT') log.holds(whoAnswers(), true);
  },
  'escalation-needed': ({ tier, awaitingHuman }) => {
    Object.assign(state, { tier, awaitingHuman: awaitingHuman && !state.agent });
  },
  'agent-joined': ({ agent }) => {
    Object.assign(state, { agent, awaitingHuman: false, queue: null, tier: 'HUMAN_AGENT' });
    log.holds(whoAnswers(), true);
    host.heard();
  },
  'agent-left': ({ agent }) => {
    state.agent = null;
    typing.show(null);
    log.divide(words.left(agent.name), 'left', true);
  },
  'queue-updated': ({ queue }) => {
    Object.assign(state, { queue, awaitingHuman: queue !== null && !state.agent });
  },
  'chat-ended': ({ status, rating }) => {
    Object.assign(state, { status, rating, awaitingHuman: false, queue: null, agent: null });
    dropProof();
    showEnd(isEndAsked);
  },
  'chat-reopened': ({ status, tier }) => {
    Object.assign(state, { status, tier });
    dropEnding();
  },
  'chat-rated': ({ rating }) => {
    state.rating = rating;
    thank(rating);
  },
};

const view = {
  has: (id) => log.has(id),
  pending: ({ text, at, files }) => {
    const made = log.addPending(text, new Date(at), files);
    log.mark(made, navigator.onLine ? '' : words.waitsForConnection, false);
    return made;
  },
  said: (message, isNews) => {
    if (!log.add(message, isNews)) return;
    showProof(message);
    if (isNews && message.role !== 'customer') host.heard();
  },
  arrived: (pending, id) => log.settle(pending, id),
  waiting: (pending, isOffline) => {
    log.sent(pending, !isOffline);
    log.mark(pending, isOffline ? words.waitsForConnection : words.sending, false);
  },
  failed: (message, answer) => {
    const deeds = [
      [words.tryAgain, keepingPlace(() => conversation.retry(message))],
      [words.discard, keepingPlace(() => conversation.discard(message))],
    ];
    log.sent(message.view, false);
    const areGone = message.files?.length > 0 && ['INVALID_REQUEST', 'CONFLICT'].includes(answer.code);
    log.mark(message.view, words.notSent(areGone ? words.gone : wordsOf(answer)), true, deeds);
  },
  entered: (chat, hasBegun) => {
    showBanner(null);
    log.words('', true); // of an answer that was being made when the connection broke: it comes whole, or anew
    const { status, tier, awaitingHuman, queue, agent, rating } = chat;
    state = { status, tier, awaitingHuman, queue, agent, rating };
    if (agent) log.holds(whoAnswers(), false);
    if (isOver(status)) showEnd(false);
    else if (byId('ending').querySelector('form')) dropEnding();
    host.begun(true);
    if (!hasBegun) log.toEnd();
    show();
  },
  answered: ({ status, tier, awaitingHuman, queue }) => {
    Object.assign(state, { status, tier, awaitingHuman: awaitingHuman && !state.agent });
    if (queue) state.queue = queue;
    show();
  },
  news: (name, body) => {
    told[name]?.(body);
    show();
  },
  connected: () => {
    clearTimeout(telling);
    showBanner(null);
  },
  disconnected: () => {
    typing.show(null);
    clearTimeout(telling);
    const tell = () => showBanner(navigator.onLine ? words.reconnecting : words.offline);
    telling = setTimeout(tell, navigator.onLine ? flicker : 0);
  },
  refused: ({ code }) => {
    clearTimeout(telling);
    shut(code);
  },
  notJoined: (error, again) => showBanner(wordsOf(error), again),
  cleared: () => {
    state = fresh();
    log.clear();
    typing.show(null);
    shelf.clear();
    closeEnding();
    closeProof();
    byId('welcome').hidden = false;
    host.begun(false);
    show();
  },
};

// Nobody chats here: the key has ended, or the company's service has.
function shut() {
  showBanner(`${words.unavailable} ${words.unavailableMore}`, () => location.reload());
  byId('welcome').hidden = true;
  byId('status').textContent = '';
  composer.setEnabled(false);
  closeEnding();
}

const shelf = new Shelf(keep, {
  bring: (...file) => conversation.bring(...file),
  wordsOf,
  changed: () => {
    composer?.clearHint();
    log.follow();
  },
});
composer = new Composer(keep, shelf, {
  say: (text, files) => conversation.say(text, files),
  typing: (isTyping) => conversation?.typing(isTyping),
});
byId('finish').addEventListener('click', askToEnd);
// The browser knows of an outage before the connection does.
addEventListener('offline', () => view.disconnected());
addEventListener('online', () => conversation?.isUp && view.connected());

if (open === 'yes') {
  byId('welcome').hidden = false;
  conversation = new Conversation(space, keep, who, view);
  show();
  if (!isEmbedded && matchMedia('(hover: hover)').matches) composer.focus();
} else {
  shut();
}
