// The files that will go with the next message: chosen, pasted or dropped, brought to the server at once. What has arrived
// is kept over a reload.

import { announce, button, byId, element, icon } from './dom.js';
import { isPicture, kinds, mostBytes, mostFiles } from './files.js';
import { newKey } from './keep.js';
import { number, sizeOf, words } from './words.js';

export class Shelf {
  #keep;
  #on;
  #box = byId('shelf');
  #items = []; // {name, row, sent: Attachment or null, isFailed, isRefused, stop}; a refused one never goes

  // on: {bring(file, key, told, signal): Promise as of files.js, wordsOf(error), changed()}
  constructor(keep, on) {
    this.#keep = keep;
    this.#on = on;
    const chooser = byId('chooser');
    chooser.accept = kinds.join();
    byId('attach').addEventListener('click', () => chooser.click());
    chooser.addEventListener('change', () => {
      this.#take([...chooser.files]);
      chooser.value = '';
    });
    byId('text').addEventListener('paste', (event) => {
      const files = [...event.clipboardData.files];
      if (!files.length) return;
      event.preventDefault();
      this.#take(files);
    });
    this.#listenForDrops(byId('chat'));
    for (const each of keep.read('files') ?? []) this.#arrived(this.#addRow(each.name, each.mediaType, each.size), each);
  }

  // What has arrived, to go with a message.
  get attachments() {
    return this.#wanted.map((each) => each.sent);
  }

  get isEmpty() {
    return this.#wanted.length === 0;
  }

  get #wanted() {
    return this.#items.filter((each) => !each.isRefused);
  }

  // Why the message cannot go yet, or null. A refused file has said so, and holds nothing up.
  get objection() {
    if (this.#wanted.some((each) => each.isFailed)) return words.removeFailed;
    return this.#wanted.some((each) => !each.sent) ? words.stillBringing : null;
  }

  clear() {
    for (const each of [...this.#items]) this.#remove(each);
  }

  #listenForDrops(chat) {
    let depth = 0; // of the elements that it is dragged into
    const hasFiles = (event) => event.dataTransfer?.types.includes('Files') && !byId('attach').disabled;
    const over = (change) => (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = change === 0 ? 0 : depth + change;
      chat.classList.toggle('dropping', depth > 0);
    };
    chat.addEventListener('dragenter', over(1));
    chat.addEventListener('dragleave', over(-1));
    chat.addEventListener('dragover', (event) => {
      if (hasFiles(event)) event.preventDefault();
    });
    chat.addEventListener('drop', (event) => {
      if (!hasFiles(event)) return;
      over(0)(event);
      this.#take([...event.dataTransfer.files]);
    });
  }

  #take(files) {
    for (const file of files) {
      const item = this.#addRow(file.name, file.type, file.size);
      if (this.#wanted.length > mostFiles) this.#failed(item, words.tooMany(number(mostFiles)));
      else if (!kinds.includes(file.type)) this.#failed(item, words.wrongKind);
      else if (file.size > mostBytes) this.#failed(item, words.tooBig(sizeOf(mostBytes)));
      else this.#bring(item, file, newKey());
    }
  }

  async #bring(item, file, key) {
    item.isFailed = false;
    item.stop = new AbortController();
    const bar = element('progress', { max: '1', value: '0', 'aria-label': words.bringing(file.name) });
    this.#show(item, bar);
    let answer;
    try {
      answer = await this.#on.bring(file, key, (share) => (bar.value = share), item.stop.signal);
    } catch {
      if (item.stop.signal.aborted) return;
      answer = { code: 'BROKEN' };
    }
    if (!this.#items.includes(item)) return;
    if (!answer.code) return this.#arrived(item, answer);
    const isFinal = ['TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'].includes(answer.code);
    this.#failed(item, this.#on.wordsOf(answer), isFinal ? null : () => this.#bring(item, file, key));
  }

  #addRow(name, type, size) {
    const row = element('li', {});
    const item = { name, row, sent: null, isFailed: false, isRefused: false, stop: null };
    const remove = button('', () => this.#removeByHand(item), 'icon');
    remove.setAttribute('aria-label', words.removeFile(name));
    remove.append(icon('close'));
    const about = element('span', { class: 'about' }, element('span', { dir: 'auto', class: 'name' }, name));
    row.append(icon(isPicture(type) ? 'picture' : 'file'), about, element('span', { class: 'state' }, sizeOf(size)), remove);
    this.#items.push(item);
    this.#box.append(row);
    this.#changed();
    return item;
  }

  #arrived(item, attachment) {
    item.sent = attachment;
    this.#show(item, sizeOf(attachment.size));
    this.#changed();
  }

  // Without a way to try again it is refused for good.
  #failed(item, text, again = null) {
    item.isFailed = true;
    item.isRefused = !again;
    item.row.classList.add('failed');
    this.#show(item, element('span', {}, text), again ? button(words.tryAgain, again, 'link') : '');
    announce(`${item.name}: ${text}`);
    this.#changed();
  }

  #show(item, ...what) {
    item.row.classList.toggle('failed', item.isFailed);
    item.row.querySelector('.state').replaceChildren(...what);
  }

  #removeByHand(item) {
    const next = item.row.nextElementSibling ?? item.row.previousElementSibling;
    this.#remove(item);
    (next?.querySelector('button.icon') ?? byId('text')).focus();
  }

  #remove(item) {
    item.stop?.abort();
    item.row.remove();
    this.#items = this.#items.filter((each) => each !== item);
    this.#changed();
  }

  #changed() {
    const arrived = this.#items.map((each) => each.sent).filter(Boolean);
    this.#keep.write('files', arrived.length ? arrived : null);
    this.#box.hidden = this.#items.length === 0;
    this.#on.changed();
  }
}
