// What outlives a reload: which chat it is, what was not sent yet, what is being written. Kept by this browser for this
// company alone; where nothing may be kept (a frame whose storage is blocked) it lives as long as the page.

const memory = new Map(); // only what the storage refused: other pages' writing must be seen

const prefixOf = (space) => 'tierdesk:' + space + ':';

export class Keep {
  #prefix;

  // userId: who the visitor is, where the page around says so; each has a chat of their own.
  constructor(space, userId) {
    this.#prefix = prefixOf(space) + (userId ? 'user ' + userId + ':' : '');
  }

  // Nothing of anybody's chats is kept any more.
  static forget(space) {
    memory.clear();
    try {
      const names = Object.keys(localStorage).filter((each) => each.startsWith(prefixOf(space)));
      for (const each of names) localStorage.removeItem(each);
    } catch {
      // Where nothing may be kept nothing is.
    }
  }

  read(name) {
    if (memory.has(name)) return memory.get(name);
    try {
      return JSON.parse(localStorage.getItem(this.#prefix + name));
    } catch {
      return null;
    }
  }

  // null forgets.
  write(name, value) {
    try {
      if (value === null) localStorage.removeItem(this.#prefix + name);
      else localStorage.setItem(this.#prefix + name, JSON.stringify(value));
      memory.delete(name);
    } catch {
      memory.set(name, value); // blocked or full: the page still has it
    }
  }

  // Calls when another page of this browser has written the name.
  watch(name, changed) {
    addEventListener('storage', (event) => {
      if (event.key === this.#prefix + name) changed(this.read(name));
    });
  }
}

// Random enough for nobody to guess; also where the page is not a secure context, which crypto.randomUUID wants.
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
