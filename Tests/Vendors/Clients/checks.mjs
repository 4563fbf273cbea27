// Checks in order, each printed as it is made. One that does not hold lets the others go on; the exit code tells.
import assert from "node:assert/strict";

let made = 0;
let failed = 0;

export async function check(name, body) {
  made++;
  try {
    const value = await body();
    console.log(`ok     ${name}`);
    return value;
  } catch (error) {
    failed++;
    console.log(`FAILED ${name}`);
    // Some clients' errors have a stack without their message.
    const stack = String(error?.stack ?? "");
    const said = stack.includes(error?.message) ? stack : `${error?.message ?? error}\n${stack}`;
    console.log(`       ${said.split("\n").slice(0, 14).join("\n       ")}`);
    return undefined;
  }
}

/** What a call was refused with. */
export async function refusal(call) {
  try {
    await call();
  } catch (error) {
    return error;
  }
  return assert.fail("It was not refused.");
}

/** Looks again until there is something; the vendor works in real time. */
export async function until(look, what, seconds = 20) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    assert.ok(Date.now() < end, `not within ${seconds} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A setting of the sandbox, from the environment. */
export function setting(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; the sandbox prints its addresses and settings when it starts.`);
  return value;
}

export function done() {
  console.log(`${made} checks, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
