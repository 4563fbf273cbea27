import { idOf } from "./json.js";
import { fixedOf } from "./money.js";
import { listOf } from "./order.js";

/**
 * An order's refunds by id, kept in one column as "id:ten-thousandths id:…". Each counts once however often and in whatever body it arrives, and since a
 * refund only grows (from pending to done) the larger amount of an id is the later one.
 */
export class Refunds {
  #amounts;

  constructor(stored) {
    this.#amounts = new Map((stored ?? "").split(" ").filter(Boolean).map((pair) => pair.split(":")).map(([id, amount]) => [id, BigInt(amount)]));
  }

  /** @param shopCurrency The order's own currency, in which the books are kept; null when it is not known. */
  add(refund, shopCurrency) {
    const id = idOf(refund?.id);
    const amount = amountOf(refund, shopCurrency ?? shopCurrencyOf(refund));
    if (id && amount > (this.#amounts.get(id) ?? 0n)) this.#amounts.set(id, amount);
  }

  get total() {
    return [...this.#amounts.values()].reduce((sum, amount) => sum + amount, 0n);
  }

  /** @returns {string | null} The same for the same refunds, in whatever order they came. */
  get stored() {
    const pairs = [...this.#amounts].sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
    return pairs.map(([id, amount]) => `${id}:${amount}`).join(" ") || null;
  }
}

export function shopCurrencyOf(refund) {
  const sets = [refund?.total_duties_set, ...listOf(refund?.refund_line_items).map((l) => l?.subtotal_set), ...listOf(refund?.order_adjustments).map((a) => a?.amount_set)];
  return sets.map((s) => s?.shop_money?.currency_code).find((c) => /^[A-Z]{3}$/.test(c ?? "") && c !== "XXX") ?? null;
}

/** What was paid back. Payments in another currency than the shop's are taken from the lines instead, which are in both. */
function amountOf(refund, shopCurrency) {
  const paid = listOf(refund?.transactions).filter((t) => t?.kind === "refund" && t.status === "success");
  if (paid.every((t) => !t.currency || !shopCurrency || t.currency === shopCurrency)) return sum(paid.map((t) => t.amount));
  const inShopMoney = (set) => set?.shop_money?.amount;
  const lines = listOf(refund.refund_line_items).flatMap((l) => [inShopMoney(l?.subtotal_set), inShopMoney(l?.total_tax_set)]);
  // Shipping paid back is an adjustment below zero.
  const adjustments = listOf(refund.order_adjustments).flatMap((a) => [inShopMoney(a?.amount_set), inShopMoney(a?.tax_amount_set)]);
  return sum(lines) - sum(adjustments);
}

function sum(amounts) {
  return amounts.reduce((total, amount) => total + (fixedOf(amount) ?? 0n), 0n);
}
