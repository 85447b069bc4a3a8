import { createHash } from 'node:crypto';

/**
 * The id of a job that must exist once: the same queue and the same words give the same uuid, so a second enqueue finds
 * the first. Shaped as a version 8 uuid (RFC 9562, section 5.8: "custom").
 */
export function nameJob({ queue, once }: { queue: string; once: string }): string {
  const hex = createHash('sha256').update(`${queue}\0${once}`).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16).padStart(2, '0');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(18, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
