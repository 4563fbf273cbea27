import { el } from './dom.js';
import { toast } from './toast.js';

/** Text with its entities as DOM nodes. The bot's text is only ever put into text nodes and attributes that cannot run. */
export function formatted(text, entities, onCommand) {
  return between(0, text.length, entities);

  function between(from, to, inside) {
    const nodes = [];
    let at = from;
    let i = 0;
    while (i < inside.length) {
      const entity = inside[i++];
      const start = Math.max(at, entity.offset);
      const end = Math.min(to, entity.offset + entity.length);
      if (start >= end) continue;
      const nested = [];
      while (i < inside.length && inside[i].offset < end) nested.push(inside[i++]);
      if (start > at) nodes.push(text.slice(at, start));
      nodes.push(wrap(entity, text.slice(start, end), between(start, end, nested)));
      at = end;
    }
    if (at < to) nodes.push(text.slice(at, to));
    return nodes;
  }

  function wrap(entity, raw, children) {
    switch (entity.type) {
      case 'bold': return el('strong', {}, ...children);
      case 'italic': return el('em', {}, ...children);
      case 'underline': return el('u', {}, ...children);
      case 'strikethrough': return el('s', {}, ...children);
      case 'spoiler': return spoiler(children);
      case 'code': return copyable('code', raw);
      case 'pre': return copyable('pre', raw);
      case 'blockquote': return el('blockquote', {}, ...children);
      case 'expandable_blockquote': return expandable(children);
      case 'text_link': return link(entity.url, children);
      case 'url': return link(/^[a-z]+:\/\//i.test(raw) ? raw : 'http://' + raw, children);
      case 'email': return link('mailto:' + raw, children);
      case 'bot_command': return el('a', { href: '#', className: 'tap', onclick: e => { e.preventDefault(); onCommand(raw); } }, raw);
      case 'hashtag': case 'cashtag': case 'mention': return el('span', { className: 'tap' }, ...children);
      default: return el('span', {}, ...children);
    }
  }
}

function link(address, children) {
  const safe = /^(https?|mailto|tg):/i.test(address);
  return safe ? el('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, ...children) : el('span', {}, ...children);
}

function copyable(tag, raw) {
  const copy = () => navigator.clipboard.writeText(raw).then(() => toast('Copied to clipboard'), () => toast('Could not copy'));
  return el(tag, { title: 'Tap to copy', tabIndex: 0, role: 'button', onclick: copy, onkeydown: e => { if (e.key === 'Enter') copy(); } }, raw);
}

function spoiler(children) {
  const node = el('span', { className: 'spoiler', tabIndex: 0, role: 'button', title: 'Show' }, el('span', {}, ...children));
  node.onclick = () => node.classList.add('seen');
  node.onkeydown = e => { if (e.key === 'Enter') node.click(); };
  return node;
}

function expandable(children) {
  const node = el('blockquote', { className: 'shut' }, ...children);
  node.onclick = () => node.classList.toggle('shut');
  return node;
}
