/** An entry as the CMS answers it, in one language. */
export interface Entry {
  documentId: string;
  [field: string]: unknown;
}

/** An image as it comes with an entry. */
export interface Image {
  id: number;
  url: string;
  name: string;
  mime: string;
  updatedAt: string;
  alternativeText?: string | null;
}
