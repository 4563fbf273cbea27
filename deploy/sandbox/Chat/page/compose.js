import { $, el, get } from './dom.js';

/** The bar at the bottom: text, commands and their suggestions. */
export function composeBar({ send, commandsPath }) {
  let commands = [];
  let selected = -1;
  const box = $('compose');

  box.addEventListener('input', () => { grow(); suggest(box.value.startsWith('/') ? box.value.slice(1) : null); });
  box.addEventListener('keydown', e => {
    if (e.key === 'Escape') suggest(null);
    else if (!$('suggestions').hidden && (e.key === 'ArrowDown' || e.key === 'ArrowUp')) { e.preventDefault(); move(e.key === 'ArrowDown' ? 1 : -1); }
    else if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) { e.preventDefault(); if (selected >= 0) choose(selected); else submit(); }
  });
  $('composer').addEventListener('submit', e => { e.preventDefault(); submit(); });
  $('commands').onclick = async () => {
    if (!$('suggestions').hidden) return suggest(null);
    await refresh();
    suggest('');
  };
  document.addEventListener('click', e => { if (!e.target.closest('footer, #suggestions')) suggest(null); });
  refresh();
  return { refresh };

  async function refresh() {
    commands = await get(commandsPath);
    $('commands').hidden = commands.length === 0 || box.value !== '';
  }

  function submit() {
    const text = box.value.trim();
    if (!text) return;
    box.value = '';
    grow();
    suggest(null);
    send(text);
  }

  function grow() {
    box.style.height = '44px';
    box.style.height = Math.min(box.scrollHeight, 152) + 'px';
    $('commands').hidden = commands.length === 0 || box.value !== '';
  }

  /** Shows the commands that begin with what was typed; null closes the list. */
  function suggest(typed) {
    const fitting = typed === null ? [] : commands.filter(c => c.command.startsWith(typed.toLowerCase()));
    selected = -1;
    $('suggestions').replaceChildren(...fitting.map(c => el('button',
      { type: 'button', role: 'option', onclick: () => run(c.command) }, el('b', {}, '/' + c.command), el('span', {}, c.description))));
    $('suggestions').hidden = fitting.length === 0;
    $('commands').setAttribute('aria-expanded', String(fitting.length > 0));
  }

  function move(step) {
    const options = [...$('suggestions').children];
    selected = (selected + step + options.length + (selected < 0 && step < 0 ? 1 : 0)) % options.length;
    options.forEach((o, i) => o.setAttribute('aria-selected', String(i === selected)));
    options[selected].scrollIntoView({ block: 'nearest' });
  }

  function choose(i) { $('suggestions').children[i].click(); }

  function run(command) {
    box.value = '';
    grow();
    suggest(null);
    send('/' + command);
  }
}
