import { Unusable } from "./unusable.js";

const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const longWhole = /^-?\d{16,}$/;

/**
 * JSON whose whole numbers of 16 digits and more come as strings, since a Number keeps them exactly only up to 2^53. JSON.parse's own way to the
 * source text of a number exists from Node 21 on, and older ones are in use.
 */
export function readJson(bytes) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    const value = JSON.parse(text); // says no to what is not JSON, so that the tokens below are all well-formed
    if (!/\d{16}/.test(text)) return value;
    return JSON.parse(text.replace(tokens, (token) => (longWhole.test(token) ? `"${token}"` : token)));
  } catch {
    throw new Unusable("the body is not JSON");
  }
}

/** @returns {string | null} An id of Shopify's, digit by digit. */
export function idOf(value) {
  if (Number.isSafeInteger(value) && value > 0) return String(value);
  return typeof value === "string" && /^[1-9]\d{0,19}$/.test(value) ? value : null;
}
