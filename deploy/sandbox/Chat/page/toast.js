import { $, el } from './dom.js';

const SHOWN_MS = 3500;

/** One at a time: what is new takes the place of what was. */
export function toast(text) {
  $('toasts').replaceChildren();
  const node = el('div', { className: 'toast' }, text);
  $('toasts').append(node);
  setTimeout(() => {
    node.classList.add('out');
    setTimeout(() => node.remove(), 250);
  }, SHOWN_MS);
}

const waiting = [];

/** A window that stays until OK; several come one after another. */
export function alertBox(text) {
  waiting.push(text);
  if (!$('alert').open) next();
}

function next() {
  if (waiting.length === 0) return;
  $('alert-text').textContent = waiting.shift();
  $('alert').showModal();
}

$('alert').addEventListener('close', next);
