import { el, icon } from './dom.js';
import { formatted } from './entities.js';

const READ = 'M1 6l3.5 3.5L11 2M6.5 8L8 9.5L15 2';
const TAIL = 'M9 17H1c4-1 8-5 8-17z';
const ARROW = 'M1.5 8.5L8.2 1.8M3.5 1.5h5v5';
const COPY = 'M3 3V1h6v6H7M1 3h6v6H1z';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hour12: false });

/** Fills the element of one message; called again after each edit. */
export function render(node, message, view) {
  const keyed = message.keyboard.length > 0;
  node.dataset.messageId = message.messageId;
  node.classList.toggle('keyed', keyed);
  node.classList.toggle('pictured', message.photo !== null);
  node.classList.toggle('bare', message.photo !== null && message.text === '');
  node.classList.add('message', message.from);
  node.setAttribute('aria-label', message.from === 'bot' ? message.fromName : 'You');

  const bubble = el('div', { className: 'bubble' }, origin(message), quoted(message, view), photo(message, node));
  if (message.text) {
    const body = el('div', { className: 'body' }, ...formatted(message.text, message.entities, view.send));
    body.style.setProperty('--meta', metaWidth(message));
    bubble.append(body);
  }
  bubble.append(meta(message), icon(TAIL, '0 0 9 17', 'tail'));
  node.replaceChildren(bubble);
  if (keyed) node.append(keyboard(message, view));
}

function origin(message) {
  if (!message.forwardedFrom) return null;
  return el('div', { className: 'origin' }, 'Forwarded from ', el('b', {}, message.forwardedFrom));
}

function quoted(message, view) {
  const original = message.replyTo === null ? undefined : view.find(message.replyTo);
  if (!original) return null;
  const text = original.text.split('\n', 1)[0] || 'Photo';
  return el('button', { className: 'quoted', type: 'button', onclick: () => view.show(original.messageId) },
    el('b', {}, original.from === 'bot' ? original.fromName : 'You'), el('span', {}, text));
}

function photo(message, node) {
  if (message.photo === null) return null;
  // An edit that keeps the picture keeps its element, so that nothing flickers.
  const old = node.querySelector('.photo');
  if (old?.dataset.source === message.photo) return old;
  const frame = el('a', { className: 'photo', href: message.photo, target: '_blank', rel: 'noopener' },
    el('img', { src: message.photo, alt: 'Photo', decoding: 'async' }));
  frame.dataset.source = message.photo;
  frame.style.aspectRatio = `${message.photoWidth} / ${Math.min(message.photoHeight, message.photoWidth * 1.3)}`;
  return frame;
}

function meta(message) {
  const node = el('span', { className: 'meta' });
  if (message.editDate !== null) node.append(el('span', { className: 'edited' }, 'edited'));
  node.append(el('time', { dateTime: new Date(message.date * 1000).toISOString() }, clock.format(message.date * 1000)));
  if (message.from === 'user') node.append(icon(READ, '0 0 16 11'));
  return node;
}

const metaWidth = m => `${44 + (m.editDate !== null ? 42 : 0) + (m.from === 'user' ? 20 : 0)}px`;

function keyboard(message, view) {
  return el('div', { className: 'keyboard' }, ...message.keyboard.map(row =>
    el('div', { className: 'row' }, ...row.map(button => key(message, button, view)))));
}

function key(message, button, view) {
  const node = el('button', { type: 'button', className: button.style ?? '' }, button.text);
  if (button.data !== null) {
    node.dataset.data = button.data;
    node.classList.toggle('waiting', view.isWaiting(message.messageId, button.data));
    node.onclick = () => view.press(message.messageId, button.data);
  } else if (button.url !== null) {
    node.append(icon(ARROW, '0 0 10 10', 'mark'));
    node.onclick = () => window.open(button.url, '_blank', 'noopener');
  } else {
    node.append(icon(COPY, '0 0 10 10', 'mark'));
    node.onclick = () => view.copy(button.copyText);
  }
  return node;
}
