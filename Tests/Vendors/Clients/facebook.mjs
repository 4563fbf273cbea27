// facebook-nodejs-business-sdk publishing to the Page, as in instagram.mjs: its host is a static property without a setting.
import assert from "node:assert/strict";
import { FacebookAdsApi, Page, PagePost, Photo, User } from "facebook-nodejs-business-sdk";
import { check, done, refusal, setting } from "./checks.mjs";

Object.defineProperty(FacebookAdsApi, "GRAPH", { get: () => setting("META_API_URL") });
const connect = (token) => new FacebookAdsApi(token, "en_US", false);
const owner = connect(setting("META_ACCESS_TOKEN"));
const pageId = setting("FACEBOOK_PAGE_ID");
const pageOf = (through) => new Page(pageId, {}, undefined, through);

async function refusedWith(status, code, subcode, call) {
  const error = await refusal(call);
  assert.equal(error.name, "FacebookRequestError", String(error));
  assert.deepEqual([error.status, error.response.code, error.response.error_subcode], [status, code, subcode], error.message);
  assert.ok(error.response.fbtrace_id && error.response.type && error.response.message);
  return error.response;
}

const token = await check("the owner's token gives the Page's own", async () => {
  const [account, ...others] = await new User("me", {}, undefined, owner).getAccounts(["id", "name", "access_token"]);
  assert.equal(others.length, 0);
  assert.deepEqual([account.id, typeof account.name], [pageId, "string"]);
  assert.notEqual(account.access_token, setting("META_ACCESS_TOKEN"));
  assert.equal((await pageOf(owner).get(["access_token"])).access_token, account.access_token);
  return account.access_token;
});
const api = connect(token);
const page = pageOf(api);
const photoOf = (id) => new Photo(id, {}, undefined, api);
const postOf = (id) => new PagePost(id, {}, undefined, api);

const url = await check("a picture of the shop has a public address", async () => {
  const product = await (await fetch(`${setting("SHOPIFY_API_URL")}/products/linen-tote.js`)).json();
  return `http:${product.featured_image}`;
});

await check("a token that is not the Page's can neither post nor read posts", async () => {
  await refusedWith(403, 200, undefined, () => pageOf(owner).createFeed([], { message: "as the owner" }));
  await refusedWith(403, 200, undefined, () => pageOf(owner).createPhoto([], { url, published: false }));
  await refusedWith(400, 190, 2069032, () => pageOf(owner).getPublishedPosts(["id"], {}));
  await refusedWith(401, 190, undefined, () => pageOf(connect("EAAwrong")).get(["name"]));
});

await check("what is no picture, and a post without anything in it, are refused", async () => {
  await refusedWith(400, 324, undefined, () => page.createPhoto([], { published: false }));
  await refusedWith(400, 324, 2069019, () => page.createPhoto([], { url: `${setting("SHOPIFY_API_URL")}/products/linen-tote`, published: false }));
  await refusedWith(400, 197, undefined, () => page.createFeed([], {}));
  await refusedWith(400, 100, undefined, () => page.createFeed([], { message: "x", attached_media: [{ media_fbid: "1229000000000001" }] }));
});

const photos = await check("photos are uploaded unseen", async () => {
  const made = [];
  for (const alt_text_custom of ["A linen bag on a hook", "The bag from the side"]) made.push((await page.createPhoto([], { url, published: false, alt_text_custom })).id);
  assert.notEqual(made[0], made[1]);
  const photo = await photoOf(made[0]).get(["page_story_id", "alt_text_custom", "width"]);
  assert.deepEqual([photo.page_story_id, photo.alt_text_custom], [undefined, "A linen bag on a hook"]);
  assert.ok(photo.width > 0);
  assert.equal((await page.getPublishedPosts(["id"], {})).length, 0);
  return made;
});

const message = "Market mornings. 🌾\n#linen";
const post = await check("the post shows them, and each of them knows its post", async () => {
  const { id } = await page.createFeed([], { message, attached_media: photos.map((media_fbid) => ({ media_fbid })) });
  assert.ok(id.startsWith(`${pageId}_`));
  for (const photo of photos) assert.equal((await photoOf(photo).get(["page_story_id"])).page_story_id, id);
  return id;
});

await check("the post is in the list with its text, its time and its photos", async () => {
  const [newest] = await page.getPublishedPosts(["message", "created_time", "attachments{media,subattachments,target}"], { limit: 10 });
  assert.deepEqual([newest.id, newest.message], [post, message]);
  assert.match(newest.created_time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/);
  assert.deepEqual(newest.attachments.data[0].subattachments.data.map((a) => a.target.id), photos);
  const read = await postOf(post).get(["permalink_url", "is_published", "reactions.summary(total_count)", "comments.summary(total_count)", "shares"]);
  assert.equal(read.is_published, true);
  assert.equal((await fetch(read.permalink_url)).status, 200);
  assert.deepEqual([read.reactions.summary.total_count, read.comments.summary.total_count, read.shares], [0, 0, undefined]);
});

await check("the same text again is refused", () => refusedWith(400, 506, 1455006, () => page.createFeed([], { message })));

await check("figures that were taken out of use are refused; what is not counted yet is missing", async () => {
  assert.equal((await postOf(post).getInsights([], { metric: "post_media_view,post_clicks" })).length, 0);
  await refusedWith(400, 100, undefined, () => postOf(post).getInsights([], { metric: "post_impressions" }));
});

await check("a planned post waits unseen, at least ten minutes", async () => {
  const at = (minutes) => Math.floor(Date.now() / 1000) + minutes * 60;
  await refusedWith(400, 100, undefined, () => page.createFeed([], { message: "too soon", published: false, scheduled_publish_time: at(5) }));
  const { id } = await page.createFeed([], { message: "later", published: false, scheduled_publish_time: at(30) });
  assert.deepEqual((await page.getScheduledPosts(["message"], {})).map((p) => p.id), [id]);
  assert.equal((await postOf(id).get(["is_published"])).is_published, false);
  await postOf(id).delete([]);
});

await check("a deleted post is gone", async () => {
  await postOf(post).delete([]);
  await refusedWith(400, 100, 33, () => postOf(post).get(["message"]));
  assert.ok((await page.getPublishedPosts(["id"], {})).every((p) => p.id !== post));
});

done();
