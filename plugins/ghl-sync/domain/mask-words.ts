const EMAIL = /[^\s"'<>()[\],;:]+@[^\s"'<>()[\],;:]+/g;
const PHONE = /\+?\d[\d\s().-]{6,}\d/g;

/** A text without the addresses and numbers of people that somebody quoted in it. */
export function maskWords(text: string): string {
  return text.replace(EMAIL, '•••@•••').replace(PHONE, '•••');
}
