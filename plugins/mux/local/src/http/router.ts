import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request on its way through a handler. */
export interface Exchange {
  request: IncomingMessage;
  response: ServerResponse;
  /** Parts of the path named in the route's pattern, decoded. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  /** Scheme and host as the caller knows us, for addresses in answers. No trailing slash. */
  origin: string;
}

export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
  /** A path with `:name` parts, each one segment or a piece of one (`/:id.m3u8`). */
  path: string;
  handle: (exchange: Exchange) => Promise<void> | void;
}

export type Match =
  | { found: 'route'; route: Route; params: Record<string, string> }
  | { found: 'path' }
  | { found: 'nothing' };

/**
 * Finds the first route for a request. HEAD is served by GET's route (Node drops the body).
 *
 * @returns the route, `path` where only the method is wrong, or `nothing`
 */
export function createMatcher(routes: readonly Route[]): (request: { method: string; path: string }) => Match {
  const compiled = routes.map((route) => ({ route, pattern: compile(route.path) }));
  return ({ method, path }) => {
    const wanted = method === 'HEAD' ? 'GET' : method;
    let isPathKnown = false;
    for (const { route, pattern } of compiled) {
      const groups = pattern.exec(path);
      if (!groups) continue;
      isPathKnown = true;
      if (route.method !== wanted) continue;
      return { found: 'route', route, params: { ...groups.groups } };
    }
    return isPathKnown ? { found: 'path' } : { found: 'nothing' };
  };
}

/** Parameters take letters, digits, - and _ only: an encoded slash or a dot never reaches a handler, so never a file path. */
function compile(path: string): RegExp {
  const source = path.replace(/[.]/g, '\\.').replace(/:(\w+)/g, '(?<$1>[\\w-]+)');
  return new RegExp(`^${source}$`);
}
