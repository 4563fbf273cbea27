import { $, get, post } from './dom.js';
import { toast } from './toast.js';

const IDLE_MS = 1000;
const PUSHING_MS = 150;

const shown = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
let ahead = 0;

/** The shop's time: this machine's, unless it is pushed. */
export const now = () => new Date(Date.now() + ahead);

/** The clock under the header, and the buttons that push it. */
export async function clockBar() {
  const buttons = [...$('clock').querySelectorAll('button')];
  for (const button of buttons) button.onclick = () => push(button.dataset.minutes ? { minutes: Number(button.dataset.minutes) } : {});
  $('clock').hidden = false;
  await look();

  async function push(wish) {
    busy(true);
    try {
      await post('/chat/clock', wish);
    } catch (e) {
      toast(e.message);
    }
    busy(false);
  }

  /** Looks again for as long as the page is open; while time is pushed it runs before one's eyes. */
  async function look() {
    let pushing = false;
    try {
      const clock = await get('/chat/clock');
      ahead = clock.at - Date.now();
      pushing = clock.pushing;
      busy(pushing);
      $('clock-time').textContent = shown.format(clock.at).replace(',', '');
    } catch {
      // The stream says that nobody is there.
    }
    setTimeout(look, pushing ? PUSHING_MS : IDLE_MS);
  }

  function busy(on) {
    $('clock').setAttribute('aria-busy', String(on));
    for (const button of buttons) button.disabled = on;
  }
}
