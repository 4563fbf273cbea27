import { clockBar } from './clock.js';
import { $, get, post } from './dom.js';
import { composeBar } from './compose.js';
import { linkSheet } from './sheet.js';
import { Log } from './log.js';
import { alertBox, toast } from './toast.js';

const TYPING_MS = 5500;
// A phone gives up waiting for an answer after a while.
const PATIENCE_MS = 30000;

const config = await get('/chat/config' + location.search);
const me = config.personId;
const waiting = new Map();
const answered = new Set();

const log = new Log({
  send,
  press,
  copy: text => navigator.clipboard.writeText(text).then(() => toast('Copied to clipboard'), () => toast('Could not copy')),
  isWaiting: (messageId, data) => waiting.has(messageId + ' ' + data),
});
const language = (navigator.language || 'en').slice(0, 2);
const bar = composeBar({ send, commandsPath: `/control/telegram/commands?userId=${me}&languageCode=${language}` });
linkSheet(product => say({ text: product.url, forwardedFrom: new URL(product.url).host }));
header();
if (config.clock) await clockBar();
listen();

function send(text) { return say({ text }); }

async function say(what) {
  try {
    await post('/control/telegram/say', { userId: me, languageCode: language, ...what });
  } catch (e) {
    toast(e.message);
  }
}

async function press(messageId, data) {
  const key = messageId + ' ' + data;
  if (waiting.has(key)) return;
  wait(key, messageId, true);
  try {
    const { callbackId } = await post('/control/telegram/press', { userId: me, messageId, data });
    if (answered.delete(callbackId)) wait(key, messageId, false);
    else if (waiting.has(key)) waiting.set(key, callbackId);
    setTimeout(() => wait(key, messageId, false, callbackId), PATIENCE_MS);
  } catch {
    // The button went away while the finger was on its way.
    wait(key, messageId, false);
  }
}

/** Turns the spinner on a button on or off; with a callback id only if it still waits for that one. */
function wait(key, messageId, on, callbackId) {
  if (on) waiting.set(key, null);
  else if (!callbackId || waiting.get(key) === callbackId) waiting.delete(key);
  const data = key.slice(key.indexOf(' ') + 1);
  for (const button of document.querySelectorAll(`[data-message-id="${messageId}"] .keyboard button`)) {
    if (button.dataset.data === data) button.classList.toggle('waiting', waiting.has(key));
  }
}

function onToast(e) {
  const key = [...waiting].find(([, id]) => id === e.callbackId)?.[0];
  if (key) wait(key, e.messageId, false);
  else answered.add(e.callbackId);
  if (!e.text) return;
  if (e.alert) alertBox(e.text);
  else toast(e.text);
}

let typing;
function status(text, isTyping = false) {
  clearTimeout(typing);
  $('status').textContent = text;
  $('status').classList.toggle('typing', isTyping);
  if (isTyping) typing = setTimeout(() => status('bot'), TYPING_MS);
}

function empty() {
  $('empty').hidden = !log.isEmpty;
  $('start').hidden = !log.isEmpty;
  $('composer').hidden = log.isEmpty;
}

function listen() {
  const stream = new EventSource(`/chat/stream?chat=${me}`);
  stream.onerror = () => status('connecting…');
  stream.onmessage = ({ data }) => {
    const e = JSON.parse(data);
    switch (e.kind) {
      case 'snapshot':
        log.replaceAll(e.messages);
        status('bot');
        bar.refresh();
        break;
      case 'message':
        status('bot');
        if (e.message) log.put(e.message, true);
        bar.refresh();
        break;
      case 'said': if (e.message) log.put(e.message, true); break;
      case 'edit':
        status('bot');
        if (e.message) log.put(e.message, false);
        break;
      case 'delete': log.remove(e.messageId); break;
      case 'typing': status(e.text.startsWith('upload') ? 'sending a photo' : 'typing', true); break;
      case 'toast': onToast(e); break;
    }
    empty();
  };
}

function header() {
  document.title = config.bot;
  $('bot-name').textContent = config.bot;
  document.querySelector('.avatar').textContent = config.bot.split(' ').map(w => w[0].toUpperCase()).slice(0, 2).join('');
  $('start').onclick = () => send('/start');
  const other = me === 111 ? 222 : 111;
  $('other-person').href = `?user=${other}`;
  $('other-person').textContent = `Be ${other === 111 ? 'the owner' : 'someone else'} (${other})`;
  for (const platform of ['instagram', 'facebook', 'tiktok']) {
    $(platform).hidden = !config[platform];
    if (config[platform]) $(platform).href = config[platform];
  }
  const open = on => { $('more-menu').hidden = !on; $('more').setAttribute('aria-expanded', String(on)); };
  $('more').onclick = e => { e.stopPropagation(); open($('more-menu').hidden); };
  document.addEventListener('click', () => open(false));
  document.addEventListener('keydown', e => { if (e.key === 'Escape') open(false); });
}
