/**
 * What makes a spreadsheet take a cell for a formula: its first sign, in plain or full width, spaces before it or not.
 * A tab or a return alone at the front does, too: some programs drop it and read on.
 */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/u;

/** The same within a cell, after what another program's settings take for the end of a cell. */
const FORMULA_INSIDE = /([;,|\t\r\n])(?=\s*[=+\-@＝＋－＠])/gu;

/** A text that a spreadsheet shows and never runs, whoever wrote it and whatever the separator is taken to be. */
export function neutraliseCell(text: string): string {
  const inside = text.replace(FORMULA_INSIDE, "$1'");
  return FORMULA.test(inside) ? `'${inside}` : inside;
}
