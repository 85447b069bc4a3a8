import { findSchool } from './school.ts';

/** The newest mail to this address with this word in its subject, as soon as it is in the mailbox. */
export async function waitForMail({ email, about }: { email: string; about: string }): Promise<string> {
  const { mailboxUrl } = findSchool();
  const deadline = Date.now() + 30_000;
  while (Date.now() < deadline) {
    const mails = (await (await fetch(`${mailboxUrl}/api/email`)).json()) as {
      subject: string;
      text: string;
      to: { address: string }[];
    }[];
    const mail = mails.findLast(
      ({ to, subject }) => subject.includes(about) && to.some(({ address }) => address === email)
    );
    if (mail) return mail.text;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`No mail about ${about} came for ${email}`);
}
