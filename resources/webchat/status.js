// What stands around the conversation: who is there, whether there is a connection, the place in the queue, who writes.

import { announce, byId, element } from './dom.js';
import { duration, number, words } from './words.js';

const typingTime = 9000; // ms that an agent's writing is believed; it is told again before

// Who answers: {key, name, look}.
export function showWho(who) {
  const status = byId('status');
  status.replaceChildren(element('bdi', {}, who.name));
  status.className = who.look;
}

// text null: all is well.
export function showBanner(text, again = null) {
  const banner = byId('banner');
  const deed = banner.querySelector('button');
  banner.hidden = text === null;
  banner.querySelector('span').textContent = text ?? '';
  deed.hidden = !again;
  deed.onclick = again;
}

// queue null: not known yet.
export function showQueue(isWaiting, queue) {
  const box = byId('queue');
  const wasHidden = box.hidden;
  const [place, more] = box.querySelectorAll('strong, span');
  const before = place.textContent;
  box.hidden = !isWaiting;
  if (!isWaiting) return;
  if (queue && !queue.staffed) {
    place.textContent = words.away;
    more.textContent = words.awayMore;
  } else if (queue) {
    place.textContent = queue.place === 1 ? words.next : words.place(number(queue.place));
    more.textContent = queue.expectedWaitSeconds === null ? '' : words.wait(duration(queue.expectedWaitSeconds));
  } else {
    place.textContent = words.connectingPerson;
    more.textContent = '';
  }
  if (wasHidden || before !== place.textContent) announce(`${place.textContent} ${more.textContent}`);
}

export class Typing {
  #end;

  // who null: nobody any more.
  show(who) {
    clearTimeout(this.#end);
    const line = byId('typing');
    line.hidden = !who;
    if (!who) return;
    const isPerson = who.look === 'human_agent';
    line.querySelector('.words').textContent = (isPerson ? words.writes : words.thinks)(who.name);
    if (isPerson) this.#end = setTimeout(() => this.show(null), typingTime);
  }
}
