// facebook-nodejs-business-sdk against the sandbox's Graph API. Its host is a static property without a setting,
// so that one property is redefined here; everything else is the package as it comes.
import assert from "node:assert/strict";
import { FacebookAdsApi, IGMedia, IGUser } from "facebook-nodejs-business-sdk";
import { check, done, refusal, setting, until } from "./checks.mjs";

Object.defineProperty(FacebookAdsApi, "GRAPH", { get: () => setting("META_API_URL") });
const connect = (token) => new FacebookAdsApi(token, "en_US", false);
const api = connect(setting("META_ACCESS_TOKEN"));
const userOf = (through) => new IGUser(setting("INSTAGRAM_ACCOUNT_ID"), {}, undefined, through);
const user = userOf(api);
const mediaOf = (id) => new IGMedia(id, {}, undefined, api);

async function refusedWith(status, code, subcode, call) {
  const error = await refusal(call);
  assert.equal(error.name, "FacebookRequestError", String(error));
  assert.deepEqual([error.status, error.response.code, error.response.error_subcode], [status, code, subcode], error.message);
  assert.ok(error.response.fbtrace_id && error.response.type && error.response.message);
  return error.response;
}

const image_url = await check("a picture of the shop has a public address", async () => {
  const product = await (await fetch(`${setting("SHOPIFY_API_URL")}/products/linen-tote.js`)).json();
  return `http:${product.featured_image}`;
});
const container = async (caption) => (await user.createMedia([], { image_url, caption, alt_text: "A linen bag on a hook" })).id;
const finished = (id) => until(async () => (await mediaOf(id).get(["status_code"])).status_code === "FINISHED", "a finished container");
const publish = async (id) => (await user.createMediaPublish([], { creation_id: id })).id;

await check("the account says who it is, in the fields asked for", async () => {
  const me = await user.get(["username", "media_count"]);
  assert.equal(me.id, setting("INSTAGRAM_ACCOUNT_ID"));
  assert.ok(me.username);
  assert.equal(me.media_count, 0);
  assert.equal(me.biography, undefined);
});

await check("a wrong token is refused", () => refusedWith(401, 190, undefined, () => userOf(connect("EAAwrong")).get(["username"])));

await check("a field that is none, and a node that is not there, are refused", async () => {
  await refusedWith(400, 100, undefined, () => user.get(["colour"]));
  await refusedWith(400, 100, 33, () => mediaOf("17900000000000000").get(["permalink"]));
});

await check("a container without picture, with too long a caption, or of something that is no picture is refused", async () => {
  await refusedWith(400, 100, undefined, () => user.createMedia([], { caption: "x" }));
  await refusedWith(400, 36004, 2207010, () => user.createMedia([], { image_url, caption: "x".repeat(2201) }));
  const page = `${setting("SHOPIFY_API_URL")}/products/linen-tote`;
  await refusedWith(400, 9004, 2207052, () => user.createMedia([], { image_url: page, caption: "x" }));
});

await check("a container is worked on first and cannot be published before it is finished", async () => {
  const id = await container("too early");
  const status = await mediaOf(id).get(["status_code", "status"]);
  assert.equal(status.status_code, "IN_PROGRESS");
  const error = await refusedWith(400, 9007, 2207027, () => publish(id));
  assert.equal(error.is_transient, false);
  assert.equal(error.error_user_title, "Media ID is not available");
});

await check("a carousel takes two to ten finished children made for it, and is one post", async () => {
  const child = async (item) => (await user.createMedia([], { image_url, alt_text: "A linen bag", ...item })).id;
  const plain = await container("not a part of anything");
  const parts = await Promise.all([1, 2].map(() => child({ is_carousel_item: true })));
  const carousel = (children) => user.createMedia([], { media_type: "CAROUSEL", caption: "Two of them", children });
  await refusedWith(400, 9007, 2207027, () => carousel(parts));
  await Promise.all([plain, ...parts].map(finished));
  await refusedWith(400, 100, 2207028, () => carousel([parts[0]]));
  await refusedWith(400, 100, 2207028, () => carousel([parts[0], plain]));
  await refusedWith(400, 100, 2207028, () => publish(parts[0]));
  const whole = (await carousel(parts)).id;
  await finished(whole);
  const post = await mediaOf(await publish(whole)).get(["media_type", "caption"]);
  assert.deepEqual([post.media_type, post.caption], ["CAROUSEL_ALBUM", "Two of them"]);
});

const [first, second, third, last] = await check("several containers are worked on at a time", async () => {
  const made = await Promise.all(["Market mornings. 🌾\n#linen", "Second post", "Third post", "One too many"].map(container));
  await Promise.all(made.map(finished));
  assert.equal(new Set(made).size, made.length);
  return made;
}) ?? [];

const media = await check("a finished container is published, and is another thing than the post", async () => {
  const id = await publish(first);
  assert.notEqual(id, first);
  assert.equal((await mediaOf(first).get(["status_code"])).status_code, "PUBLISHED");
  return id;
});

await check("the post has its caption, an address and a time", async () => {
  const post = await mediaOf(media).get(["caption", "alt_text", "permalink", "shortcode", "timestamp", "media_type", "media_product_type", "username"]);
  assert.equal(post.caption, "Market mornings. 🌾\n#linen");
  assert.equal(post.alt_text, "A linen bag on a hook");
  assert.ok(post.permalink.includes(`/p/${post.shortcode}/`));
  assert.match(post.timestamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
  assert.deepEqual([post.media_type, post.media_product_type], ["IMAGE", "FEED"]);
});

await check("a container nobody made cannot be published", () => refusedWith(400, 24, 2207008, () => publish("17950000000000001")));

await check("the limit counts what was published", async () => {
  const read = async () => (await user.getContentPublishingLimit(["quota_usage", "config"]))[0];
  const before = await read();
  assert.equal(before.config.quota_duration, 86400);
  assert.ok(before.config.quota_total >= 25);
  await publish(second);
  assert.equal((await read()).quota_usage, before.quota_usage + 1);
});

await check("the list has the newest first and is read page by page", async () => {
  await publish(third);
  const whole = await user.getMedia(["id", "caption", "timestamp"], { limit: 50 });
  assert.equal(whole[0].caption, "Third post");
  assert.equal(whole.hasNext(), false);
  const paged = [];
  const page = await user.getMedia(["id", "caption", "timestamp"], { limit: 1 });
  for (;;) {
    assert.ok(page.length <= 1);
    paged.push(...page.map((m) => ({ id: m.id, caption: m.caption })));
    if (!page.hasNext()) break;
    await page.next();
  }
  assert.deepEqual(paged, whole.map((m) => ({ id: m.id, caption: m.caption })));
});

await check("a full day is refused with its own code", async () => {
  const desk = (body) => fetch(`${setting("DESK_URL")}/control/instagram/quota`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  await desk({ used: 100, total: 100 });
  await refusedWith(403, 9, 2207042, () => publish(last));
  assert.equal((await mediaOf(last).get(["status_code"])).status_code, "FINISHED");
});

done();
