import { now } from './clock.js';
import { $, el } from './dom.js';
import { render } from './message.js';

const NEAR_PX = 90;

/** The list of messages: keeps order, days, groups and the place where the person reads. */
export class Log {
  #view;
  #nodes = new Map();
  #messages = new Map();
  #lastTop = 0;
  #still = 0;

  constructor(view) {
    this.#view = { ...view, find: id => this.#messages.get(id), show: id => this.show(id) };
    $('scroll').addEventListener('scroll', () => { this.#offerDown(); this.#showDay(); });
    $('down').onclick = () => this.toEnd(true);
    // Pictures, keyboards and the phone's own keyboard change the height: whoever was at the end stays there.
    new ResizeObserver(() => { if (this.atEnd) this.toEnd(); }).observe($('log'));
    new ResizeObserver(() => { if (this.atEnd) this.toEnd(); }).observe($('scroll'));
    this.atEnd = true;
  }

  get isEmpty() { return this.#nodes.size === 0; }

  replaceAll(messages) {
    $('log').setAttribute('aria-busy', 'true');
    const ids = new Set(messages.map(m => m.messageId));
    for (const id of [...this.#nodes.keys()]) if (!ids.has(id)) this.#drop(id);
    for (const message of messages) this.put(message, false, false);
    this.#group();
    $('log').removeAttribute('aria-busy');
    if (this.atEnd) this.toEnd();
  }

  put(message, isNew, regroup = true) {
    const known = this.#nodes.get(message.messageId);
    if (known && JSON.stringify(this.#messages.get(message.messageId)) === JSON.stringify(message)) return;
    this.#messages.set(message.messageId, message);
    const node = known ?? el('article', { className: isNew ? 'new' : '' });
    if (known) this.#inPlace(() => {
      render(node, message, this.#view);
      // What quotes it shows how it begins now.
      for (const m of this.#messages.values()) if (m.replyTo === message.messageId) render(this.#nodes.get(m.messageId), m, this.#view);
    });
    else render(node, message, this.#view);
    if (!known) {
      this.#nodes.set(message.messageId, node);
      const next = [...$('log').querySelectorAll('.message')].find(n => Number(n.dataset.messageId) > message.messageId);
      if (next) next.before(node);
      else $('log').append(node);
      if (regroup) this.#group();
    }
    if (isNew && (this.atEnd || message.from === 'user')) this.toEnd(true);
  }

  remove(id) {
    const node = this.#nodes.get(id);
    if (!node) return;
    node.classList.add('gone');
    setTimeout(() => { this.#drop(id); this.#group(); }, 180);
  }

  show(id) { this.#nodes.get(id)?.scrollIntoView({ block: 'center', behavior: 'smooth' }); }

  toEnd(smooth = false) {
    this.atEnd = true;
    $('scroll').scrollTo({ top: $('scroll').scrollHeight, behavior: smooth ? 'smooth' : 'instant' });
  }

  /** Changes a message without moving what the person reads. */
  #inPlace(change) {
    const edge = $('scroll').getBoundingClientRect().top;
    const read = this.atEnd ? null : [...this.#nodes.values()].find(n => n.getBoundingClientRect().top >= edge);
    const before = read?.getBoundingClientRect().top;
    change();
    if (read) $('scroll').scrollBy({ top: read.getBoundingClientRect().top - before, behavior: 'instant' });
  }

  #drop(id) {
    this.#nodes.get(id)?.remove();
    this.#nodes.delete(id);
    this.#messages.delete(id);
  }

  #offerDown() {
    const { scrollTop, clientHeight, scrollHeight } = $('scroll');
    // Only going up leaves the end: a smooth way down is still "at the end", whatever arrives meanwhile.
    if (scrollTop + clientHeight > scrollHeight - NEAR_PX) this.atEnd = true;
    else if (scrollTop < this.#lastTop - 1) this.atEnd = false;
    this.#lastTop = scrollTop;
    $('down').hidden = this.atEnd;
  }

  /** A day that floats over messages shows while they move, and not longer than it takes to read. */
  #showDay() {
    for (const day of $('log').querySelectorAll('.day'))
      day.classList.toggle('over', day.getBoundingClientRect().bottom > day.nextElementSibling.getBoundingClientRect().top + 1);
    $('log').classList.add('moving');
    clearTimeout(this.#still);
    this.#still = setTimeout(() => $('log').classList.remove('moving'), 900);
  }

  /** Puts a day above its first message and marks where one person's row of messages begins and ends. */
  #group() {
    for (const day of $('log').querySelectorAll('.day')) day.remove();
    let before = null;
    for (const [node, message] of [...$('log').children].map(n => [n, this.#messages.get(Number(n.dataset.messageId))])) {
      const newDay = !before || dayOf(before[1]) !== dayOf(message);
      if (newDay) node.before(el('div', { className: 'day' }, dayOf(message)));
      const first = newDay || before[1].from !== message.from;
      node.classList.toggle('first', first);
      before?.[0].classList.toggle('last', first);
      before = [node, message];
    }
    before?.[0].classList.add('last');
    this.#showDay();
  }
}

function dayOf(message) {
  const day = new Date(message.date * 1000);
  const today = now();
  if (day.toDateString() === today.toDateString()) return 'Today';
  return day.toLocaleDateString('en', { month: 'long', day: 'numeric', year: day.getFullYear() === today.getFullYear() ? undefined : 'numeric' });
}
