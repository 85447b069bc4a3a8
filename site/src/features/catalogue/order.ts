interface Positioned {
  position?: number | null;
  documentId?: string | null;
}

/** Order is data: by `position`, and by id where two share one, so that every build agrees. */
export function compareByPosition(a: Positioned, b: Positioned): number {
  const difference = (a.position ?? 0) - (b.position ?? 0);
  if (difference !== 0) return difference;
  return String(a.documentId ?? '') < String(b.documentId ?? '') ? -1 : 1;
}
