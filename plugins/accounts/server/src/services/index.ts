import credentials from './credentials.ts';
import deletion from './deletion.ts';
import emailChange from './email-change.ts';
import mails from './mails.ts';
import passwords from './passwords.ts';
import people from './people.ts';
import principals from './principals.ts';
import registration from './registration.ts';
import sessions from './sessions.ts';

export default { credentials, deletion, emailChange, mails, passwords, people, principals, registration, sessions };
