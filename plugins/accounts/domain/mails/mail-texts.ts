/** Mails about an account. */
export const MAIL_KINDS = [
  'reset-password',
  'confirm-email',
  'welcome',
  'change-email',
  'email-change-asked',
  'email-changed',
  'account-deleted',
  'invitation',
] as const;

export type MailKind = (typeof MAIL_KINDS)[number];

/** Languages mails are written in. */
export const MAIL_LOCALES = ['en', 'es'] as const;

export type MailLocale = (typeof MAIL_LOCALES)[number];

interface MailText {
  subject: string;
  lead: string;
  /** Says where the one link leads. */
  button: string;
  after: string;
}

interface Texts {
  greeting: string;
  /** For an account without a first name. */
  greetingNobody: string;
  closing: string;
  mails: Record<MailKind, MailText>;
}

/** `{name}` is the learner's first name, `{school}` the school's, `{email}` an address the mail is about. */
export const MAIL_TEXTS: Record<MailLocale, Texts> = {
  en: {
    greeting: 'Hello {name},',
    greetingNobody: 'Hello,',
    closing: 'Your {school} team',
    mails: {
      'reset-password': {
        subject: 'A new password for {school}',
        lead: 'Somebody asked for a new password for this address. If it was you, choose one now.',
        button: 'Choose a new password',
        after:
          'The link is good for one hour and can be used once. If it was not you, leave this mail alone: your password stays as it is.',
      },
      'confirm-email': {
        subject: 'Confirm your address at {school}',
        lead: 'You are almost there. Tell us that this address is yours, and your account is open.',
        button: 'Confirm my address',
        after: 'The link is good for a week. If you did not sign up at {school}, leave this mail alone.',
      },
      welcome: {
        subject: 'Welcome to {school}',
        lead: 'Your account is open. Everything you watch is remembered, so you can go on with any lesson on any device.',
        button: 'Start learning',
        after: 'If you did not sign up at {school}, answer this mail and we will close the account.',
      },
      invitation: {
        subject: 'Your access to {school}',
        lead: 'An account was made for you at this address, and what you were given is waiting in it. Choose a password, and you are in.',
        button: 'Choose my password',
        after:
          'The link is good for seven days and can be used once; later, ask for a new password on the sign-in page. If this means nothing to you, leave this mail alone.',
      },
      'change-email': {
        subject: 'Confirm your new address at {school}',
        lead: 'You want to sign in to {school} with this address from now on. Confirm that it is yours.',
        button: 'Confirm my new address',
        after:
          'The link is good for one hour and can be used once. If it was not you, leave this mail alone: nothing changes.',
      },
      'email-change-asked': {
        subject: 'Another address for your account at {school}',
        lead: 'Somebody who knows your password wants to change the address of your account to {email}. If it was you, open the mail we sent there.',
        button: 'Go to my account',
        after: 'If it was not you, choose a new password now: then the link we sent is no longer good.',
      },
      'email-changed': {
        subject: 'The address of your account at {school} was changed',
        lead: 'You sign in with {email} from now on, and our mails go there. This is the last one to this address.',
        button: 'To the school',
        after: 'If it was not you, answer this mail and we will help.',
      },
      'account-deleted': {
        subject: 'Your account at {school} is deleted',
        lead: 'As you wished, your account is gone, and with it your progress, your notes and your bookmarks. With this mail we let go of your address as well.',
        button: 'To the school',
        after: 'You are welcome back at any time, with a new account.',
      },
    },
  },
  es: {
    greeting: 'Hola, {name}:',
    greetingNobody: 'Hola:',
    closing: 'El equipo de {school}',
    mails: {
      'reset-password': {
        subject: 'Una contraseña nueva para {school}',
        lead: 'Alguien ha pedido una contraseña nueva para esta dirección. Si has sido tú, elígela ahora.',
        button: 'Elegir una contraseña nueva',
        after:
          'El enlace vale una hora y solo se puede usar una vez. Si no has sido tú, no hagas nada: tu contraseña sigue siendo la misma.',
      },
      'confirm-email': {
        subject: 'Confirma tu dirección en {school}',
        lead: 'Ya casi está. Dinos que esta dirección es tuya y tu cuenta quedará abierta.',
        button: 'Confirmar mi dirección',
        after: 'El enlace vale una semana. Si no te has registrado en {school}, no hagas nada.',
      },
      welcome: {
        subject: 'Te damos la bienvenida a {school}',
        lead: 'Tu cuenta está abierta. Recordamos todo lo que ves, así que puedes seguir con cualquier lección en cualquier dispositivo.',
        button: 'Empezar a aprender',
        after: 'Si no te has registrado en {school}, responde a este correo y cerraremos la cuenta.',
      },
      invitation: {
        subject: 'Tu acceso a {school}',
        lead: 'Hemos creado una cuenta para ti con esta dirección, y lo que se te ha dado ya te espera en ella. Elige una contraseña y podrás entrar.',
        button: 'Elegir mi contraseña',
        after:
          'El enlace vale siete días y solo se puede usar una vez; después, pide una contraseña nueva en la página de acceso. Si no sabes de qué se trata, no hagas nada.',
      },
      'change-email': {
        subject: 'Confirma tu nueva dirección en {school}',
        lead: 'Quieres entrar en {school} con esta dirección a partir de ahora. Confirma que es tuya.',
        button: 'Confirmar mi nueva dirección',
        after:
          'El enlace vale una hora y solo se puede usar una vez. Si no has sido tú, no hagas nada: todo sigue como está.',
      },
      'email-change-asked': {
        subject: 'Otra dirección para tu cuenta en {school}',
        lead: 'Alguien que conoce tu contraseña quiere cambiar la dirección de tu cuenta a {email}. Si has sido tú, abre el correo que hemos enviado allí.',
        button: 'Ir a mi cuenta',
        after: 'Si no has sido tú, elige ya una contraseña nueva: así el enlace que enviamos dejará de valer.',
      },
      'email-changed': {
        subject: 'Ha cambiado la dirección de tu cuenta en {school}',
        lead: 'A partir de ahora entras con {email}, y allí te escribiremos. Este es el último correo a esta dirección.',
        button: 'Ir a la escuela',
        after: 'Si no has sido tú, responde a este correo y te ayudaremos.',
      },
      'account-deleted': {
        subject: 'Tu cuenta en {school} está eliminada',
        lead: 'Como querías, tu cuenta ya no existe, ni tampoco tu progreso, tus notas ni tus marcadores. Con este correo olvidamos también tu dirección.',
        button: 'Ir a la escuela',
        after: 'Puedes volver cuando quieras, con una cuenta nueva.',
      },
    },
  },
};
