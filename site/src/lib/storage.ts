/** Storage may be switched off or full; what is kept there is a convenience, so losing it is not an error. */
export function writeStored({ key, value }: { key: string; value: string | null }): boolean {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
    return true;
  } catch {
    return false;
  }
}

export function readStored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
