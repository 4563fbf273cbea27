// @google/genai against the sandbox's generateContent; httpOptions.baseUrl is its documented way to another address.
import assert from "node:assert/strict";
import { ApiError, GoogleGenAI, Type } from "@google/genai";
import { check, done, refusal, setting } from "./checks.mjs";

const baseUrl = setting("GEMINI_API_URL");
const apiKey = setting("GEMINI_API_KEY");
const model = "gemini-3.5-flash-lite";
const contents = "title: Linen tote\nprice: 34 EUR\nmaterial: linen";

const ai = new GoogleGenAI({ apiKey, httpOptions: { baseUrl } });
const beta = new GoogleGenAI({ apiKey, httpOptions: { baseUrl, apiVersion: "v1beta" } });

async function refusedWith(code, status, words, call) {
  const error = await refusal(call);
  assert.ok(error instanceof ApiError, String(error));
  assert.equal(error.status, code);
  const body = JSON.parse(error.message).error;
  assert.equal(body.code, code);
  assert.equal(body.status, status);
  assert.match(body.message, words);
  return body;
}

const schema = {
  type: "object",
  properties: { caption: { type: "string" }, hashtags: { type: "array", items: { type: "string" } }, confidence: { type: "number" } },
  required: ["caption", "hashtags", "confidence"],
  additionalProperties: false,
};
const config = { systemInstruction: "You write captions.", responseMimeType: "application/json", maxOutputTokens: 2048, thinkingConfig: { thinkingLevel: "LOW" } };

function assertPost(answer) {
  assert.equal(answer.candidates[0].finishReason, "STOP");
  assert.equal(answer.candidates[0].content.role, "model");
  const post = JSON.parse(answer.text);
  assert.equal(typeof post.caption, "string");
  assert.ok(Array.isArray(post.hashtags) && post.hashtags.length > 0);
  assert.ok(post.confidence >= 0 && post.confidence <= 1);
}

await check("a JSON Schema shapes the answer", async () => {
  assertPost(await ai.models.generateContent({ model, contents, config: { ...config, responseJsonSchema: schema } }));
});

await check("the API's own schema shapes it too, under v1beta", async () => {
  const responseSchema = {
    type: Type.OBJECT,
    properties: { caption: { type: Type.STRING }, hashtags: { type: Type.ARRAY, items: { type: Type.STRING } }, confidence: { type: Type.NUMBER } },
    propertyOrdering: ["caption", "hashtags", "confidence"],
  };
  assertPost(await beta.models.generateContent({ model, contents, config: { ...config, responseSchema } }));
});

await check("usage adds up, and the answer names its model and itself", async () => {
  const answers = [];
  for (let i = 0; i < 3; i++) answers.push(await ai.models.generateContent({ model, contents, config: { ...config, responseJsonSchema: schema } }));
  for (const { usageMetadata: usage, modelVersion, responseId } of answers) {
    assert.ok(usage.promptTokenCount > 0 && usage.candidatesTokenCount > 0);
    assert.equal(usage.totalTokenCount, usage.promptTokenCount + usage.candidatesTokenCount + (usage.thoughtsTokenCount ?? 0));
    assert.equal(usage.promptTokensDetails[0].modality, "TEXT");
    assert.equal(modelVersion, model);
    assert.ok(responseId);
  }
  assert.equal(new Set(answers.map((a) => a.responseId)).size, answers.length);
});

await check("thoughts come as parts of their own", async () => {
  const answer = await ai.models.generateContent({ model, contents, config: { thinkingConfig: { includeThoughts: true } } });
  const parts = answer.candidates[0].content.parts;
  assert.ok(parts.some((p) => p.thought === true));
  assert.equal(answer.text, parts.filter((p) => !p.thought).map((p) => p.text).join(""));
  assert.ok(answer.usageMetadata.thoughtsTokenCount > 0);
});

await check("too small a purse is eaten up by thinking", async () => {
  const answer = await ai.models.generateContent({ model, contents, config: { maxOutputTokens: 40 } });
  assert.equal(answer.candidates[0].finishReason, "MAX_TOKENS");
  assert.ok(!answer.text);
});

await check("a wrong key is refused", async () => {
  const body = await refusedWith(400, "INVALID_ARGUMENT", /API key not valid/, () =>
    new GoogleGenAI({ apiKey: "AQ.wrong", httpOptions: { baseUrl } }).models.generateContent({ model, contents }));
  assert.equal(body.details[0].reason, "API_KEY_INVALID");
});

await check("a model that is gone is not found", async () => {
  await refusedWith(404, "NOT_FOUND", /models\/gemini-1\.5-flash is not found for API version v1/, () => ai.models.generateContent({ model: "gemini-1.5-flash", contents }));
  await refusedWith(404, "NOT_FOUND", /not found/i, () => ai.models.get({ model: "gemini-1.5-flash" }));
});

await check("models can be listed and looked at", async () => {
  const found = await ai.models.get({ model });
  assert.equal(found.name, `models/${model}`);
  assert.ok(found.inputTokenLimit > 0 && found.supportedActions.includes("generateContent"));
  const names = [];
  for await (const each of await ai.models.list()) names.push(each.name);
  assert.ok(names.includes(found.name));
});

await check("tokens are counted for nothing", async () => {
  const counted = await ai.models.countTokens({ model, contents });
  assert.ok(counted.totalTokens > 0);
});

await check("what these models do not take is refused", async () => {
  const ask = (more, turns = contents, which = model) => () => ai.models.generateContent({ model: which, contents: turns, config: more });
  await refusedWith(400, "INVALID_ARGUMENT", /Logprobs is not enabled/, ask({ responseLogprobs: true, logprobs: 2 }));
  await refusedWith(400, "INVALID_ARGUMENT", /MINIMAL is not supported/, ask({ thinkingConfig: { thinkingLevel: "MINIMAL" } }, contents, "gemini-3.8-flash"));
  await refusedWith(400, "INVALID_ARGUMENT", /response_schema and response_json_schema/, ask({ ...config, responseSchema: { type: Type.OBJECT }, responseJsonSchema: schema }));
  const prefilled = [{ role: "user", parts: [{ text: contents }] }, { role: "model", parts: [{ text: "{" }] }];
  await refusedWith(400, "INVALID_ARGUMENT", /model turn/, ask({}, prefilled));
});

async function next(mode) {
  const answer = await fetch(`${setting("DESK_URL")}/control/gemini/next`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ mode }) });
  assert.ok(answer.ok, await answer.text());
}

await check("a spent day names its quota, an overloaded model says so", async () => {
  await next("429PerDay");
  const { details } = await refusedWith(429, "RESOURCE_EXHAUSTED", /exceeded your current quota/, () => ai.models.generateContent({ model, contents }));
  const quota = details.find((d) => d["@type"].endsWith("QuotaFailure"));
  assert.match(quota.violations[0].quotaId, /PerDay/);
  assert.match(details.find((d) => d["@type"].endsWith("RetryInfo")).retryDelay, /^[\d.]+s$/);
  await next("503");
  await refusedWith(503, "UNAVAILABLE", /overloaded/, () => ai.models.generateContent({ model, contents }));
});

await check("a refused prompt has a reason and no candidate; a withheld answer has no text", async () => {
  await next("promptBlocked:PROHIBITED_CONTENT");
  const blocked = await ai.models.generateContent({ model, contents });
  assert.equal(blocked.promptFeedback.blockReason, "PROHIBITED_CONTENT");
  assert.ok(!blocked.candidates?.length && !blocked.text);
  await next("safety");
  const withheld = await ai.models.generateContent({ model, contents });
  assert.equal(withheld.candidates[0].finishReason, "SAFETY");
  assert.ok(!withheld.text);
});

done();
