// Plays the runtime that a function of Appwrite's lives in: what came over HTTP becomes `req`, with the raw bytes and lower-case header names, and what
// the function says becomes the answer. GET /logs gives what it logged; PUT /variables sets variables of its own, as a redeploy would.
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const { default: main } = await import(pathToFileURL(process.argv[2]));
const logs = [];

async function bytesOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const server = createServer(async (request, response) => {
  const bodyBinary = await bytesOf(request);
  if (request.url === "/logs") return response.end(logs.join("\n"));
  if (request.url === "/variables") {
    Object.assign(process.env, JSON.parse(bodyBinary));
    return response.end();
  }
  const answer = (body, statusCode = 200) => ({ body, statusCode });
  const context = {
    req: { method: request.method, path: request.url, headers: request.headers, bodyBinary },
    res: { text: answer, json: (value, status) => answer(JSON.stringify(value), status), empty: () => answer("", 204) },
    log: (line) => logs.push(`log ${line}`),
    error: (line) => logs.push(`error ${line}`),
  };
  const before = process.cpuUsage();
  try {
    const { body, statusCode } = await main(context);
    const used = process.cpuUsage(before);
    response.writeHead(statusCode, { "x-own-ms": (used.user + used.system) / 1000 }).end(body);
  } catch (fault) {
    logs.push(`threw ${fault.stack}`);
    response.writeHead(500).end();
  }
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
