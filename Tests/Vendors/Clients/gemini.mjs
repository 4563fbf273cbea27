// @google/genai against the sandbox's generateContent; httpOptions.baseUrl is its documented way to another address.
import assert from "node:assert/strict";
import { ApiError, GoogleGenAI, Type } from "@google/genai";
import { check, done, refusal, setting, until } from "./checks.mjs";

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
  // The answers of a batch are plain objects without the client's "text".
  const post = JSON.parse(answer.candidates[0].content.parts.filter((p) => !p.thought).map((p) => p.text).join(""));
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

async function turn(what, wish) {
  const answer = await fetch(`${setting("DESK_URL")}/control/gemini/${what}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(wish) });
  assert.ok(answer.ok, await answer.text());
}

const next = (mode) => turn("next", { mode });

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

const asked = (key, more = {}) => ({ contents: [{ role: "user", parts: [{ text: contents }] }], metadata: { key }, config: { ...config, systemInstruction: { parts: [{ text: "You write captions." }] }, responseJsonSchema: schema }, ...more });

await check("a batch is created, seen running, and answers each request by its key; one that cannot be answered fails alone", async () => {
  await turn("batches", { minutes: 0.02 });
  const prefilled = asked("prefilled", { contents: [{ role: "user", parts: [{ text: contents }] }, { role: "model", parts: [{ text: "{" }] }] });
  const made = await ai.batches.create({ model, src: [asked("one"), prefilled, asked("two")], config: { displayName: "tomorrow's drafts" } });
  assert.match(made.name, /^batches\/.+/);
  assert.equal(made.state, "JOB_STATE_PENDING");
  assert.equal(made.displayName, "tomorrow's drafts");
  assert.ok(!made.dest);
  const job = await until(async () => {
    const seen = await ai.batches.get({ name: made.name });
    return seen.state === "JOB_STATE_SUCCEEDED" && seen;
  }, "the batch ends");
  assert.ok(job.endTime > job.createTime);
  const answers = new Map(job.dest.inlinedResponses.map((r) => [r.metadata.key, r]));
  assert.deepEqual([...answers.keys()].sort(), ["one", "prefilled", "two"]);
  for (const key of ["one", "two"]) {
    assertPost(answers.get(key).response);
    assert.equal(answers.get(key).response.modelVersion, model);
    assert.ok(answers.get(key).response.usageMetadata.totalTokenCount > 0);
  }
  assert.match(answers.get("prefilled").error.message, /model turn/);
  assert.ok(!answers.get("prefilled").response);
});

await check("batches are listed page by page, and asking twice has made two; a deleted one is gone", async () => {
  await turn("batches", { minutes: 10 });
  const displayName = "asked twice";
  const twice = [];
  for (let i = 0; i < 2; i++) twice.push(await beta.batches.create({ model, src: [asked("a")], config: { displayName } }));
  assert.notEqual(twice[0].name, twice[1].name);
  const names = async () => {
    const found = [];
    for await (const job of await ai.batches.list({ config: { pageSize: 1 } })) if (job.displayName === displayName) found.push(job.name);
    return found.sort();
  };
  assert.deepEqual(await names(), twice.map((t) => t.name).sort());
  await ai.batches.cancel({ name: twice[0].name });
  assert.equal((await ai.batches.get({ name: twice[0].name })).state, "JOB_STATE_CANCELLED");
  await ai.batches.delete({ name: twice[0].name });
  assert.deepEqual(await names(), [twice[1].name]);
  await refusedWith(404, "NOT_FOUND", /not found/, () => ai.batches.get({ name: twice[0].name }));
});

await check("a batch without a name or a request, or for a model that is gone, is refused", async () => {
  await refusedWith(400, "INVALID_ARGUMENT", /display_name/, () => ai.batches.create({ model, src: [asked("a")], config: { displayName: "" } }));
  await refusedWith(400, "INVALID_ARGUMENT", /requests is not specified/, () => ai.batches.create({ model, src: { inlinedRequests: [] }, config: { displayName: "none" } }));
  await refusedWith(404, "NOT_FOUND", /not supported for batchGenerateContent/, () => ai.batches.create({ model: "gemini-1.5-flash", src: [asked("a")], config: { displayName: "old" } }));
});

done();
