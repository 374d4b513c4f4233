// The form by which a guest proves that an order is theirs: its number, and the e-mail or the postcode.

import { byId, button, element } from './dom.js';
import { words } from './words.js';

const box = byId('proof');

// Whether the keyboard stood in it.
export function closeProof() {
  const hadFocus = box.contains(document.activeElement);
  box.hidden = true;
  box.replaceChildren();
  return hadFocus;
}

function field(id, name, attributes) {
  const input = element('input', { id, type: 'text', required: true, ...attributes });
  return element('p', { class: 'field' }, element('label', { for: id }, name), input);
}

// deeds: {prove(orderNumber, proof): Promise of an error's words or null, back()}
export function askForProof({ prove, back }) {
  if (!box.hidden) return; // it stands, half filled maybe
  const number = field('proof-number', words.orderNumber, { maxlength: '64', autocomplete: 'off', dir: 'ltr' });
  const proof = field('proof-proof', words.emailOrPostcode, { maxlength: '320', autocomplete: 'email', dir: 'ltr' });
  const answer = element('p', { class: 'answer', role: 'status' });
  const send = element('button', { type: 'submit', class: 'main' }, words.confirmOrder);
  const deeds = element('div', { class: 'deeds' }, send, button(words.notNow, back));
  const form = element('form', { novalidate: true }, number, proof, answer, deeds);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const inputs = [...form.querySelectorAll('input')];
    const empty = inputs.find((each) => !each.value.trim());
    if (empty) {
      answer.textContent = words.fillBoth;
      return empty.focus();
    }
    send.disabled = true;
    answer.textContent = '';
    const error = await prove(...inputs.map((each) => each.value.trim()));
    send.disabled = false;
    answer.textContent = error ?? '';
    if (error) inputs[0].focus();
  });
  box.onkeydown = (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    back();
  };
  box.replaceChildren(element('h2', { id: 'proof-title' }, words.confirmYourOrder), form);
  box.setAttribute('aria-labelledby', 'proof-title');
  box.hidden = false;
}
