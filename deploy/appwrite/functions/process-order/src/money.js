// ISO 4217's minor units where they are not two digits.
const places = new Map([
  ...words("BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF", 0),
  ...words("BHD IQD JOD KWD LYD OMR TND", 3),
  ...words("CLF UYW", 4),
]);

/**
 * @param amount A decimal as Shopify writes it: "12.5".
 * @returns {bigint | null} Ten-thousandths of the currency's unit, which no currency divides further; null when it is not an amount.
 */
export function fixedOf(amount) {
  const match = /^(-?)(\d{1,14})(?:\.(\d+))?$/.exec(String(amount ?? ""));
  if (!match) return null;
  const [, sign, whole, rest = ""] = match;
  const fixed = BigInt(whole) * 10_000n + BigInt(rest.slice(0, 4).padEnd(4, "0")) + (rest[4] >= "5" ? 1n : 0n);
  return sign ? -fixed : fixed;
}

/** @returns {number | null} Minor units, half a unit rounded away from zero; null when it is too large to be exact. */
export function minorOf(fixed, currency) {
  if (fixed === null || !currency) return null;
  const unit = 10n ** BigInt(4 - (places.get(currency) ?? 2));
  const size = fixed < 0n ? -fixed : fixed;
  const minor = Number((size + unit / 2n) / unit) * (fixed < 0n ? -1 : 1);
  return Number.isSafeInteger(minor) ? minor + 0 : null;
}

function words(text, digits) {
  return text.split(" ").map((word) => [word, digits]);
}
