// grammY against the sandbox's Bot API. The desk plays the phone of the person who writes.
import assert from "node:assert/strict";
import { Bot, GrammyError, InlineKeyboard, InputFile } from "grammy";
import { check, done, refusal, setting, until } from "./checks.mjs";

const token = setting("TELEGRAM_BOT_TOKEN");
const apiRoot = setting("TELEGRAM_API_URL");
const desk = setting("DESK_URL");
const person = 111;

const bot = new Bot(token, { client: { apiRoot } });
const api = bot.api;
const html = { parse_mode: "HTML" };
const hasty = new Bot(token, { client: { apiRoot } }).api;

// As the library's guide has it: who is told to wait, waits. These checks write faster than a chat may be written to.
api.config.use(async (call, method, payload, signal) => {
  for (;;) {
    const answer = await call(method, payload, signal);
    if (answer.ok || answer.error_code !== 429) return answer;
    await new Promise((resolve) => setTimeout(resolve, answer.parameters.retry_after * 1000));
  }
});

async function phone(path, body) {
  const answer = await fetch(`${desk}/control/telegram/${path}`, body && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  assert.ok(answer.ok, `${path}: ${answer.status} ${await answer.clone().text()}`);
  return answer.json();
}
const says = (text) => phone("say", { userId: person, name: "Robin", text });
const presses = (messageId, data) => phone("press", { userId: person, messageId, data });

async function refusedWith(code, words, call) {
  const error = await refusal(call);
  assert.ok(error instanceof GrammyError, String(error));
  assert.equal(error.error_code, code);
  assert.match(error.description, words);
  return error;
}

await check("getMe names a bot", async () => {
  const me = await api.getMe();
  assert.equal(me.is_bot, true);
  assert.equal(String(me.id), token.split(":")[0]);
  assert.match(me.username, /bot$/i);
});

await check("another bot's token is unauthorized, and what is no token is not found", async () => {
  await refusedWith(401, /^Unauthorized$/, () => new Bot(`1${token}`, { client: { apiRoot } }).api.getMe());
  await refusedWith(404, /^Not Found$/, () => new Bot("nonsense", { client: { apiRoot } }).api.getMe());
});

// Which of its two words for it Telegram uses depends on what it knows of the person.
await check("a bot cannot write first", async () => {
  const error = await refusal(() => api.sendMessage(person, "Hello"));
  assert.match(`${error.error_code} ${error.description}`, /^(400 .*chat not found|403 .*bot can't initiate conversation with a user)$/);
});

await check("a long poll waits for an update and then answers at once", async () => {
  assert.equal((await api.getWebhookInfo()).url, "");
  const began = Date.now();
  const poll = api.getUpdates({ timeout: 30, allowed_updates: ["message", "callback_query"] });
  setTimeout(() => says("/start"), 300);
  const [update] = await poll;
  assert.equal(update.message.text, "/start");
  assert.equal(update.message.chat.type, "private");
  assert.deepEqual(update.message.entities, [{ type: "bot_command", offset: 0, length: 6 }]);
  assert.ok(Date.now() - began >= 250 && Date.now() - began < 20_000);
});

await check("an update comes again until a higher offset confirms it", async () => {
  const [first] = await api.getUpdates({ timeout: 5 });
  const [again] = await api.getUpdates({ offset: first.update_id, timeout: 5 });
  assert.equal(again.update_id, first.update_id);
  await says("second");
  const [next] = await api.getUpdates({ offset: first.update_id + 1, timeout: 5 });
  assert.equal(next.update_id, first.update_id + 1);
  assert.equal(next.message.text, "second");
  assert.deepEqual(await api.getUpdates({ offset: next.update_id + 1 }), []);
  assert.equal((await api.getWebhookInfo()).pending_update_count, 0);
});

await check("a second poller ends the first with a conflict", async () => {
  const first = refusedWith(409, /terminated by other getUpdates request/, () => api.getUpdates({ timeout: 30 }));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const second = api.getUpdates({ timeout: 30 });
  await first;
  await says("third");
  const [update] = await second;
  await api.getUpdates({ offset: update.update_id + 1 });
});

await check("HTML becomes text and entities", async () => {
  const sent = await api.sendMessage(person, '<b>Draft 7</b> · <a href="https://acme.com/p?a=1&amp;b=2">tote</a> &lt;34€&gt; <code>x</code>', html);
  assert.equal(sent.text, "Draft 7 · tote <34€> x");
  assert.deepEqual(sent.entities.map((e) => [e.type, e.offset, e.length]), [["bold", 0, 7], ["text_link", 10, 4], ["code", 21, 1]]);
  assert.equal(sent.entities[1].url, "https://acme.com/p?a=1&b=2");
});

await check("markup that cannot be parsed is refused", async () => {
  await refusedWith(400, /can't parse entities.*end tag.*"?b"?/, () => api.sendMessage(person, "<b>open", html));
  await refusedWith(400, /can't parse entities.*Unsupported start tag "h1" at byte offset 0/, () => api.sendMessage(person, "<h1>x</h1>", html));
  await refusedWith(400, /can't parse entities/, () => api.sendMessage(person, "<b><i>x</b></i>", html));
});

await check("texts and buttons have their limits", async () => {
  await api.sendMessage(person, "x".repeat(4096));
  await refusedWith(400, /message is too long/, () => api.sendMessage(person, "x".repeat(4097)));
  await refusedWith(400, /message text is empty/, () => api.sendMessage(person, "<b></b>", html));
  const wide = new InlineKeyboard().text("x", "d".repeat(65));
  await refusedWith(400, /BUTTON_DATA_INVALID/, () => api.sendMessage(person, "x", { reply_markup: wide }));
});

const picture = await check("a picture of the shop can be fetched", async () => {
  const product = await (await fetch(`${setting("SHOPIFY_API_URL")}/products/linen-tote.js`)).json();
  return new Uint8Array(await (await fetch(`http:${product.featured_image}`)).arrayBuffer());
});

const card = await check("a photo is uploaded with caption and buttons, and sent again by its id", async () => {
  const reply_markup = new InlineKeyboard().text("Approve", "approve:7:1").row().url("Open", "https://acme.com/");
  const sent = await api.sendPhoto(person, new InputFile(picture, "tote.jpg"), { caption: "<b>Tote</b>", ...html, reply_markup });
  assert.equal(sent.caption, "Tote");
  assert.equal(sent.caption_entities[0].type, "bold");
  assert.equal(sent.reply_markup.inline_keyboard[0][0].callback_data, "approve:7:1");
  const sizes = sent.photo.map((p) => p.width * p.height);
  assert.deepEqual(sizes, [...sizes].sort((a, b) => a - b));
  const again = await api.sendPhoto(person, sent.photo.at(-1).file_id);
  assert.equal(again.photo.at(-1).file_unique_id, sent.photo.at(-1).file_unique_id);
  const file = await api.getFile(sent.photo.at(-1).file_id);
  const bytes = await (await fetch(`${apiRoot}/file/bot${token}/${file.file_path}`)).arrayBuffer();
  assert.equal(Buffer.from(bytes).readUInt16BE(0), 0xffd8);
  return sent;
});

await check("a caption is edited; the same again is said to be no change", async () => {
  const edited = await api.editMessageCaption(person, card.message_id, { caption: "<i>Tote</i>, sand", ...html });
  assert.equal(edited.caption, "Tote, sand");
  assert.ok(edited.edit_date >= edited.date);
  assert.equal(edited.reply_markup, undefined);
  await refusedWith(400, /message is not modified/, () => api.editMessageCaption(person, card.message_id, { caption: "<i>Tote</i>, sand", ...html }));
  await refusedWith(400, /no text in the message/, () => api.editMessageText(person, card.message_id, "text"));
  await refusedWith(400, /caption is too long/, () => api.editMessageCaption(person, card.message_id, { caption: "x".repeat(1025) }));
});

await check("a press is answered once", async () => {
  const { message_id } = await api.sendMessage(person, "Sure?", { reply_markup: new InlineKeyboard().text("Yes", "yes:7:2") });
  await presses(message_id, "yes:7:2");
  const [{ update_id, callback_query: press }] = await api.getUpdates({ timeout: 5 });
  assert.equal(press.data, "yes:7:2");
  assert.equal(press.message.message_id, message_id);
  assert.equal(press.from.id, person);
  assert.equal(await api.answerCallbackQuery(press.id, { text: "Approved" }), true);
  await refusedWith(400, /query is too old and response timeout expired or query ID is invalid/, () => api.answerCallbackQuery(press.id));
  const toasts = (await phone("events?since=0")).filter((e) => e.kind === "toast");
  assert.deepEqual(toasts.map((t) => t.text), ["Approved"]);
  await api.editMessageReplyMarkup(person, message_id);
  await api.getUpdates({ offset: update_id + 1 });
});

await check("a deleted message is gone", async () => {
  const { message_id } = await api.sendMessage(person, "short-lived");
  assert.equal(await api.deleteMessage(person, message_id), true);
  await refusedWith(400, /message to delete not found/, () => api.deleteMessage(person, message_id));
  await refusedWith(400, /message to edit not found/, () => api.editMessageText(person, message_id, "again"));
});

await check("who writes too fast is told for how long to wait", async () => {
  const flood = await refusal(async () => {
    for (let i = 0; i < 30; i++) await hasty.sendMessage(person, `${i}`);
  });
  assert.equal(flood.error_code, 429);
  assert.equal(flood.description, `Too Many Requests: retry after ${flood.parameters.retry_after}`);
  assert.ok(flood.parameters.retry_after >= 1);
  await api.sendMessage(person, "after the wait");
});

await check("the command menu is what was set", async () => {
  await api.setMyCommands([{ command: "queue", description: "What waits" }]);
  assert.deepEqual(await api.getMyCommands(), [{ command: "queue", description: "What waits" }]);
  await refusedWith(400, /BOT_COMMAND_INVALID/, () => api.setMyCommands([{ command: "No Good", description: "x" }]));
});

await check("grammY's own loop takes a message and a press, and confirms both when it stops", async () => {
  bot.command("card", (ctx) => ctx.reply("A card", { reply_markup: new InlineKeyboard().text("Go", "go:1:1") }));
  bot.callbackQuery("go:1:1", async (ctx) => {
    await ctx.answerCallbackQuery({ text: "Gone", show_alert: true });
    await ctx.editMessageText("Done");
  });
  bot.catch((error) => console.log(`       ${error.message}`));
  const loop = bot.start();
  await says("/card");
  const shown = (text) => async () => (await phone(`chat/${person}`)).find((m) => m.text === text);
  const { messageId } = await until(shown("A card"), "the card");
  await presses(messageId, "go:1:1");
  await until(shown("Done"), "the edited card");
  await bot.stop();
  await loop;
  assert.equal((await api.getWebhookInfo()).pending_update_count, 0);
});

done();
