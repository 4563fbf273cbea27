import { get, post } from './dom.js';

const names = ['Wilhelmina Canary', 'Ada Example', 'Jonas Muster', 'Chloé Exemple', 'Ibrahim Specimen', 'Ming Sample'];
let orders = 0;

/** Somebody buys one of it; every other time through the newest link that a post of the shop carries. */
export async function customer(product) {
  const [first, last] = names[orders++ % names.length].split(' ');
  const posted = (await get('/control/facebook/posts')).map(p => p.link).filter(Boolean).map(link => new URL(link));
  const page = posted.length > 0 && orders % 2 === 1 ? posted.at(-1) : new URL(product.url);
  return await post('/control/shopify/orders', {
    lines: [{ product: new URL(product.url).pathname.split('/products/')[1] }],
    landing: page.pathname + page.search,
    buyer: { first, last, email: `${first}.${last}@example.com`.toLowerCase(), phone: '+49 30 5550142', address1: `Musterweg ${orders}`, zip: '10115', city: 'Berlin', country: 'DE' },
  });
}
