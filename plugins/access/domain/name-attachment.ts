const LONGEST_NAME = 150;

/**
 * The Content-Disposition of a download (RFC 6266): always an attachment, the name in plain ASCII for old clients and
 * in UTF-8 for the rest. A name can neither end the header nor name a folder.
 */
export function nameAttachment({ name }: { name: string }): string {
  const clean = [...name.replace(/[\p{Cc}\p{Cs}/\\]/gu, '_')].slice(0, LONGEST_NAME).join('') || 'file';
  const ascii = clean.replace(/[^ -~]|["%]/g, '_');
  const encoded = encodeURIComponent(clean).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
