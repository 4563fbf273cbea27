const mark = "text:";

/**
 * A text for a column. On update and upsert Appwrite carries out any text that reads as {"method": …}, so whatever begins like an object is stored with
 * a mark in front, and so is what begins with the mark; the bot's own rows are marked in the same way, and taking it away gives back the text.
 * @param size The column's characters; what is longer is cut.
 */
export function textOf(value, size) {
  if (typeof value !== "string" || value === "") return null;
  // Half of a surrogate pair and the zero character are refused with the whole row.
  const clean = value.replace(/\p{Surrogate}/gu, "\ufffd").replaceAll("\0", "");
  const marked = clean.startsWith(mark) || clean.trimStart().startsWith("{") ? mark + clean : clean;
  return marked.length > size ? [...marked].slice(0, size).join("") : marked;
}
