// Where the customer writes. What is written is kept until it is sent.

import { byId } from './dom.js';
import { number, words } from './words.js';

const longest = 10000; // characters of a message (docs/chat.md)
const warnAt = 9500;
const toldEvery = 4000; // ms; the server believes it for 8 s

export class Composer {
  #keep;
  #on;
  #shelf;
  #text = byId('text');
  #hint = byId('hint');
  #toldAt = 0;
  #saving;

  // on: {say(text, files), typing(isTyping)}
  constructor(keep, shelf, on) {
    this.#keep = keep;
    this.#shelf = shelf;
    this.#on = on;
    this.#text.value = keep.read('draft') ?? '';
    this.#text.addEventListener('input', () => this.#changed());
    this.#text.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || hasKeysOfGlass()) return;
      event.preventDefault();
      this.#submit();
    });
    byId('composer').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
    addEventListener('pagehide', () => this.#save());
    this.#fit();
  }

  focus() {
    this.#text.focus();
  }

  // What kept a message from going may be gone.
  clearHint() {
    this.#hint.textContent = '';
  }

  setPlaceholder(text) {
    this.#text.placeholder = text;
  }

  setEnabled(isEnabled) {
    for (const name of ['text', 'send', 'attach']) byId(name).disabled = !isEnabled;
  }

  #changed() {
    this.#fit();
    const left = longest - [...this.#text.value.trim()].length;
    // Told in steps, since it is read out.
    const told = left > 50 ? left - (left % 50) : left;
    if (left >= 0) this.#hint.textContent = left <= longest - warnAt ? words.charactersLeft(number(told)) : '';
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.#save(), 200);
    const isTyping = this.#text.value !== '';
    if (isTyping && Date.now() - this.#toldAt < toldEvery) return;
    if (!isTyping && this.#toldAt === 0) return;
    this.#toldAt = isTyping ? Date.now() : 0;
    this.#on.typing(isTyping);
  }

  #save() {
    this.#keep.write('draft', this.#text.value || null);
  }

  #submit() {
    // Word processors have line breaks of their own.
    const text = this.#text.value.replace(/\r\n?|[\v\f\u2028\u2029]/g, '\n').trim();
    const over = [...text].length - longest;
    const objection = over > 0 ? words.tooLong(number(over)) : this.#shelf.objection;
    this.#hint.textContent = objection ?? '';
    if (objection || (!text && this.#shelf.isEmpty)) return this.#text.focus();
    this.#on.say(text, this.#shelf.attachments);
    this.#shelf.clear();
    this.#text.value = '';
    this.#toldAt = 0; // the message says that it is written
    clearTimeout(this.#saving);
    this.#save();
    this.#fit();
    this.#text.focus();
  }

  #fit() {
    this.#text.style.height = 'auto';
    this.#text.style.height = this.#text.scrollHeight + 'px';
  }
}

// On a keyboard of glass alone Enter makes a line, and the button sends.
function hasKeysOfGlass() {
  return matchMedia('(pointer: coarse) and (hover: none)').matches;
}
