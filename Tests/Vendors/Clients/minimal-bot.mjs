// The same tap in a few lines of grammY: it checks nothing and keeps nothing. `bench footprint` sets the bot beside it.
import { Bot, InlineKeyboard, InputFile } from "grammy";

const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_URL: apiRoot, PICTURE_URL: picture } = process.env;
const bot = new Bot(token, { client: { apiRoot } });
const buttons = (verb) => new InlineKeyboard().text(verb, `${verb}:1`);
const text = (state) => `${state}\n\n${"Say hello to the linen tote in sand. It is linen that makes the difference. ".repeat(4)}\n\n#linen #market #simplethings`;

bot.command("card", async (ctx) => {
  const bytes = new Uint8Array(await (await fetch(picture)).arrayBuffer());
  await ctx.replyWithPhoto(new InputFile(bytes, "picture.jpg"), { caption: text("⏳ Draft"), reply_markup: buttons("approve") });
});
bot.on("callback_query:data", async (ctx) => {
  const approves = ctx.callbackQuery.data.startsWith("approve");
  await Promise.all([
    ctx.answerCallbackQuery(approves ? "✅ Approved" : "Approval taken back"),
    ctx.editMessageCaption({ caption: text(approves ? "✅ Approved" : "⏳ Draft"), reply_markup: buttons(approves ? "undo" : "approve") }),
  ]);
});
bot.on("message", (ctx) => ctx.reply("Here."));
bot.catch((error) => console.error(String(error.error ?? error)));
bot.start();
