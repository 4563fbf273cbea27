/** Rightly signed, but not what its topic promises; the message names no value. */
export class Unusable extends Error {}
