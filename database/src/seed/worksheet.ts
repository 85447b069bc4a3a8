import type { WorksheetPlan } from './school/types.ts';

/** A4 in points. */
const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 56;
const ROW = 62;

/** One page to print: a title, an introduction and a ruled line for each row. A PDF 1.4 in the fonts every reader has. */
export function makeWorksheet({ plan }: { plan: WorksheetPlan }): Buffer {
  const top = HEIGHT - MARGIN;
  const drawing = [
    write({ text: plan.title, x: MARGIN, y: top - 20, size: 24, font: 'F2' }),
    write({ text: plan.intro, x: MARGIN, y: top - 46, size: 10.5, font: 'F1' }),
    ...plan.rows.flatMap((row, index) => {
      const y = top - 100 - index * ROW;
      return [
        write({ text: `${index + 1}. ${row}`, x: MARGIN, y, size: 11, font: 'F1' }),
        `0.75 G 0.6 w ${MARGIN} ${y - 30} m ${WIDTH - MARGIN} ${y - 30} l S`,
      ];
    }),
  ].join('\n');
  return joinObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>`,
    `<< /Length ${Buffer.byteLength(drawing, 'latin1')} >>\nstream\n${drawing}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  ]);
}

function write({
  text,
  x,
  y,
  size,
  font,
}: {
  text: string;
  x: number;
  y: number;
  size: number;
  font: 'F1' | 'F2';
}): string {
  const safe = text.replace(/[\\()]/g, '\\$&');
  return `BT /${font} ${size} Tf ${x} ${y} Td (${safe}) Tj ET`;
}

/** Objects one after another, and the table that says at which byte each begins. */
function joinObjects(objects: readonly string[]): Buffer {
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = Buffer.byteLength(body, 'latin1');
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = Buffer.byteLength(body, 'latin1');
  const size = objects.length + 1;
  return Buffer.from(
    `${body}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`,
    'latin1'
  );
}
