// The end of a chat: the question whether to end it, and how it was.

import { announce, button, byId, element, icon } from './dom.js';
import { number, words } from './words.js';

const box = byId('ending');

function open(name, ...children) {
  const title = element('h2', { id: 'ending-title', tabindex: '-1' }, name);
  const hadFocus = box.contains(document.activeElement);
  box.replaceChildren(title, ...children);
  box.setAttribute('aria-labelledby', 'ending-title');
  box.hidden = false;
  if (hadFocus) title.focus();
}

// Whether the keyboard stood in it.
export function closeEnding() {
  const hadFocus = box.contains(document.activeElement);
  box.hidden = true;
  box.replaceChildren();
  return hadFocus;
}

// deeds: {end(isSolved): Promise of an error's words or null, back()}
export function askWhetherToEnd({ end, back }) {
  const answer = element('p', { class: 'answer', role: 'status' });
  const ending = (isSolved) => async () => {
    answer.textContent = (await end(isSolved)) ?? '';
  };
  const solved = button(words.endSolved, ending(true), 'main');
  const others = [button(words.endUnsolved, ending(false)), button(words.endNot, back)];
  open(words.endQuestion, answer, element('div', { class: 'deeds' }, solved, ...others));
  box.onkeydown = (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    back();
  };
  solved.focus();
}

function stars(mark) {
  const choices = words.marks.map((word, at) => {
    const value = at + 1;
    const choice = element('input', { type: 'radio', name: 'mark', value: String(value), id: 'mark-' + value });
    choice.checked = value === mark;
    const label = element('label', { for: 'mark-' + value }, icon('star'));
    label.append(element('span', { class: 'unseen' }, words.mark(number(value), word)));
    return element('span', { class: 'star' }, choice, label);
  });
  const said = element('span', { class: 'mark', 'aria-hidden': 'true' });
  const field = element('fieldset', { class: 'stars' }, element('legend', {}, words.rateQuestion), ...choices, said);
  const tell = () => {
    const chosen = Number(field.querySelector(':checked')?.value ?? 0);
    field.dataset.mark = String(chosen);
    said.textContent = chosen ? words.marks[chosen - 1] : '';
  };
  field.addEventListener('change', tell);
  tell();
  return field;
}

// The mark has arrived, whatever became of its acknowledgement.
export function thank(mark) {
  box.dataset.mark = String(mark);
  const answer = box.querySelector('form .answer');
  if (answer) answer.textContent = words.thanks;
}

// The chat is over. mark: what it was given before, or null. deeds: {rate(mark): Promise of an error's words or null,
// restart()}. isAsked: the customer ended it, so the keyboard follows.
export function askHowItWas(mark, { rate, restart }, isAsked) {
  if (!isAsked && box.dataset.mark === String(mark) && box.querySelector('form')) return; // it stands, half filled maybe
  box.dataset.mark = String(mark);
  const field = stars(mark);
  const answer = element('p', { class: 'answer', role: 'status' });
  const send = element('button', { type: 'submit', class: 'main' }, words.rate);
  const again = button(words.newChat, restart);
  const form = element('form', { novalidate: true }, field, answer, element('div', { class: 'deeds' }, send, again));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const chosen = form.querySelector(':checked');
    if (!chosen) {
      answer.textContent = words.chooseMark;
      return form.querySelector('input').focus();
    }
    send.disabled = true;
    const error = await rate(Number(chosen.value));
    send.disabled = false;
    answer.textContent = error ?? words.thanks;
    if (error) send.focus();
    else again.focus();
  });
  open(words.ended, form);
  box.onkeydown = null;
  if (mark) answer.textContent = words.thanks;
  if (isAsked) byId('ending-title').focus();
  else announce(words.ended);
}
