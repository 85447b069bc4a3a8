/** What the build knows of a page for those who do not look at it: search engines, and where its link is shared. */
export interface PageFacts {
  /** Path of a picture of 1200 by 630; null: the school's own. */
  picture: string | null;
  /** JSON-LD, as it stands in a script element; null for a copy, whose original says it. */
  structuredData: string | null;
}

/** As the build noted them; only pages of courses and lessons have any. */
export function readPageFacts(pageContext: unknown): PageFacts | null {
  return (pageContext as { facts?: PageFacts } | null)?.facts ?? null;
}
