import { createPrivateKey, sign } from 'node:crypto';

/** Signs one token after another for as many seconds as it is told, with the key it is given, and tells how many. */
process.once('message', ({ pem, seconds }: { pem: string; seconds: number }) => {
  const key = createPrivateKey(pem);
  const claims = Buffer.from(`${'x'.repeat(36)}.${'y'.repeat(160)}`);
  const before = process.cpuUsage();
  let count = 0;
  const endsAt = Date.now() + seconds * 1_000;
  while (Date.now() < endsAt) {
    sign('RSA-SHA256', claims, key);
    count += 1;
  }
  const { user, system } = process.cpuUsage(before);
  process.send?.({ count, cpuMs: (user + system) / 1_000 / count });
  process.disconnect();
});
