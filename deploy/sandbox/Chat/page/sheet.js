import { $, el, get } from './dom.js';

/** The sheet behind the paperclip: product links to forward. */
export function linkSheet(forward) {
  const sheet = $('sheet');
  let links = [];

  $('forward').onclick = async () => {
    links = await get('/chat/links');
    $('filter').value = '';
    list();
    sheet.showModal();
  };
  $('filter').oninput = list;
  sheet.addEventListener('click', e => { if (e.target === sheet) sheet.close(); });

  function list() {
    const wanted = $('filter').value.trim().toLowerCase();
    const fitting = links.filter(l => `${l.title} ${l.note} ${l.url}`.toLowerCase().includes(wanted));
    $('links').replaceChildren(...(fitting.length > 0 ? fitting.map(item) : [el('li', { className: 'none' }, 'No products here.')]));
  }

  function item(product) {
    const letter = () => el('span', { className: 'thumb' }, product.title.slice(0, 1));
    const thumb = product.pictureUrl ? el('img', { className: 'thumb', src: product.pictureUrl, alt: '', loading: 'lazy' }) : letter();
    if (product.pictureUrl) thumb.onerror = () => thumb.replaceWith(letter());
    const what = el('span', { className: 'what' }, el('b', {}, product.title), el('small', {}, product.url.replace(/^https?:\/\//, '')));
    const note = product.note ? el('span', { className: 'note' }, product.note) : null;
    return el('li', {}, el('button', { type: 'button', onclick: () => { sheet.close(); forward(product); } }, thumb, what, note));
  }
}
