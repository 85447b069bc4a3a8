import type { ErrorEvent, Exception, StackFrame } from '@sentry/browser';

/**
 * What of an error may leave a learner's browser: the error, where in our code it arose, which page it was and its number.
 * Everything is taken by name into a new event, so that what a library adds one day stays here.
 */
export function scrubEvent(event: ErrorEvent): ErrorEvent {
  return {
    type: undefined,
    event_id: event.event_id,
    timestamp: event.timestamp,
    level: event.level,
    platform: event.platform,
    release: event.release,
    tags: { request_id: event.tags?.request_id, page: scrubAddress(String(event.tags?.page ?? '')) },
    exception: { values: (event.exception?.values ?? []).map(scrubException) },
  };
}

function scrubException({ type, value, stacktrace }: Exception): Exception {
  return {
    type,
    value: value && scrubText(value),
    ...(stacktrace && { stacktrace: { frames: stacktrace.frames?.map(scrubFrame) } }),
  };
}

function scrubFrame({ filename, function: name, lineno, colno, in_app: isOurs }: StackFrame): StackFrame {
  return { filename: filename && scrubAddress(filename), function: name, lineno, colno, in_app: isOurs };
}

/** Addresses of mail, tokens, numbers of phones and whatever stands in quotes may be somebody's. */
function scrubText(text: string): string {
  return text
    .slice(0, 300)
    .replace(/https?:\/\/\S+/g, (address) => scrubAddress(address))
    .replace(/[^\s@"'<>]+@[^\s@"'<>]+/g, '[mail]')
    .replace(/\beyJ[\w-]+(\.[\w-]*){0,2}/g, '[token]')
    .replace(/"[^"]*"|“[^”]*”/g, '[text]')
    .replace(/\+?\d[\d\s().-]{6,}\d/g, '[number]');
}

/** Without what follows `?` and `#`: links of mails have their codes there. */
function scrubAddress(address: string): string {
  return address.split(/[?#]/, 1)[0] ?? '';
}
