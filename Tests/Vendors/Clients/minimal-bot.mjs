// The same tap in a few lines of grammY: it checks nothing and keeps nothing. `bench footprint` sets the bot beside it.
import { Bot, InlineKeyboard, InputFile } from "grammy";

const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_URL: apiRoot, PICTURE_URL: picture } = process.env;
const bot = new Bot(token, { client: { apiRoot } });
// Who is told to wait, waits.
bot.api.config.use(async (call, method, payload, signal) => {
  for (;;) {
    const answer = await call(method, payload, signal);
    if (answer.ok || answer.error_code !== 429) return answer;
    await new Promise((resolve) => setTimeout(resolve, answer.parameters.retry_after * 1000));
  }
});
const buttons = (verb) => new InlineKeyboard().text(verb, `${verb}:1`);
const text = (state) => `${state}\n\n${"Say hello to the linen tote in sand. It is linen that makes the difference. ".repeat(4)}\n\n#linen #market #simplethings`;

bot.command("card", async (ctx) => {
  const bytes = new Uint8Array(await (await fetch(picture)).arrayBuffer());
  await ctx.replyWithPhoto(new InputFile(bytes, "picture.jpg"), { caption: text("⏳ Draft"), reply_markup: buttons("approve") });
});
// Nobody mends a card that came too soon after the last one: waiting for it would hold up everybody else's taps.
const hasty = new Bot(token, { client: { apiRoot } }).api;
bot.on("callback_query:data", async (ctx) => {
  const approves = ctx.callbackQuery.data.startsWith("approve");
  await Promise.all([
    ctx.answerCallbackQuery(approves ? "✅ Approved" : "Approval taken back"),
    hasty.editMessageCaption(ctx.chat.id, ctx.callbackQuery.message.message_id, {
      caption: text(approves ? "✅ Approved" : "⏳ Draft"), reply_markup: buttons(approves ? "undo" : "approve"),
    }).catch(() => {}),
  ]);
});
bot.on("message", (ctx) => ctx.reply("Here."));
bot.start();
