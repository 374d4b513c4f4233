// Files of messages: what may go along (docs/chat.md, Attachments), how they are brought to the server and shown.

import { element, icon } from './dom.js';
import { words, sizeOf } from './words.js';

export const kinds = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'];
export const mostBytes = 5 << 20;
export const mostFiles = 5;

export const isPicture = (type) => type.startsWith('image/');

// Brings a file to a chat: an Attachment, or {error, code}; rejects with an error when the connection breaks. told(share)
// hears how much of it is on its way, 0 to 1; signal gives it up.
export function bring(base, sessionId, file, key, told, signal) {
  const query = new URLSearchParams({ sessionId, name: file.name });
  const request = new XMLHttpRequest(); // fetch tells no progress
  request.open('POST', `${base}/api/v1/chat/attachments?${query}`);
  request.setRequestHeader('Content-Type', file.type || 'application/octet-stream');
  request.setRequestHeader('Idempotency-Key', key);
  request.responseType = 'json';
  request.upload.addEventListener('progress', ({ loaded, total }) => told(total ? loaded / total : 0));
  signal.addEventListener('abort', () => request.abort());
  return new Promise((done, fail) => {
    request.addEventListener('load', () => {
      const retryAfter = Number(request.getResponseHeader('Retry-After')) || undefined;
      if (request.response === null) done({ error: request.statusText, code: request.status === 413 ? 'TOO_LARGE' : 'INTERNAL' });
      else done(request.status === 201 ? request.response : { retryAfter, ...request.response });
    });
    request.addEventListener('loadend', () => fail(new Error('the connection broke')));
    request.send(file);
  });
}

// The files of a message, each a link to itself; null when there are none.
export function shown(base, attachments = []) {
  if (attachments.length === 0) return null;
  const links = attachments.map(({ name, mediaType, size, url }) => {
    const link = element('a', { href: base + url, target: '_blank', rel: 'noopener noreferrer' });
    if (isPicture(mediaType)) {
      link.className = 'picture';
      link.append(element('img', { src: base + url, alt: name, loading: 'lazy' }));
    } else {
      link.className = 'file';
      link.append(icon('file'), element('span', { dir: 'auto' }, name), element('small', {}, sizeOf(size)));
    }
    return link;
  });
  return element('div', { class: 'files', role: 'group', 'aria-label': words.files }, ...links);
}
