import { READING_DIAMONDS_ES } from './reading-diamonds.es.ts';
import type { SchoolTranslation } from './types.ts';

/** The demo school in Spanish: all but the second course, which shows how a course looks that nobody translated yet. */
export const SCHOOL_ES: SchoolTranslation = {
  settings: {
    name: 'Diamond District',
    tagline: 'Aprende el oficio de quienes lo ejercen.',
    about: `Diamond District es una pequeña escuela para quien trabaja con piedras, o quiere hacerlo. Quienes enseñan se sientan cada día ante la mesa o detrás de la lupa, y enseñan lo que han hecho esta mañana.

Cada lección es corta, está filmada de cerca y hecha para seguirla con las manos. Te paras donde quieras y sigues desde ahí en la pantalla que tengas cerca.`,
    terms: `Estas son las condiciones de una escuela de demostración. Pon aquí las tuyas antes de que se registre alguien de verdad.

## Tu cuenta

Te registras con tu nombre y una dirección de correo que es tuya. No compartas tu contraseña: lo que se hace con tu cuenta lo haces tú. Escríbenos si crees que la usa otra persona.

## Lo que puedes ver

La cuenta de miembro abre los cursos para miembros. Algunos cursos se conceden persona a persona; su página dice cómo pedirlos. Puedes verlos las veces que quieras, en todos tus dispositivos, para ti.

## Lo que no puedes hacer

No copies, publiques ni revendas vídeos, textos ni hojas de trabajo. No compartas tu cuenta. No uses medios automáticos para descargar lo que está hecho para verse.

## El trabajo en la mesa

Las herramientas cortan, los sopletes queman y las piedras se rompen. Protege tus ojos, trabaja con buena luz y practica con material que te puedas permitir perder. Lo que haces en tu mesa lo haces bajo tu responsabilidad.

## Cuándo termina

Puedes borrar tu cuenta cuando quieras. Podemos cerrar una cuenta que incumpla estas condiciones, y diremos por qué.`,
    privacy: `Este es el aviso de privacidad de una escuela de demostración. Pon aquí el tuyo antes de que se registre alguien de verdad.

## Lo que guardamos

- Tu nombre, tu correo y, si nos lo das, tu teléfono, para que puedas entrar y podamos localizarte.
- Qué lecciones has visto y hasta dónde, para que sigas donde lo dejaste.
- Registros técnicos de las peticiones durante poco tiempo, para que la escuela funcione y sea segura.

No guardamos tu contraseña, solo una huella de ella de la que no se puede recuperar.

## Quién más lo ve

Los vídeos los sirve un proveedor que ve tu dirección de red mientras los miras. No sabe quién eres. No vendemos nada a nadie.

## Cookies

Una cookie, que se crea cuando entras, mantiene tu sesión. Los programas de la página no pueden leerla. No hay cookies de publicidad.

## Tus derechos

Puedes ver, corregir y borrar lo que guardamos sobre ti. Escribe a la dirección del aviso legal y te responderemos en treinta días.`,
  },
  categories: {
    gemmology: {
      slug: 'gemologia',
      name: 'Gemología',
      description: 'Saber qué tienes en la mano: identificar, clasificar y valorar piedras.',
    },
    'bench-craft': {
      slug: 'taller',
      name: 'Taller',
      description: 'Hacerlo y que dure: tallar, engastar y acabar en la mesa de trabajo.',
    },
  },
  tags: {
    diamonds: { slug: 'diamantes', name: 'Diamantes' },
    grading: { slug: 'clasificacion', name: 'Clasificación' },
    buying: { slug: 'comprar', name: 'Comprar' },
    'stone-setting': { slug: 'engaste', name: 'Engaste' },
    'hand-tools': { slug: 'herramientas', name: 'Herramientas de mano' },
  },
  instructors: {
    'amara-okafor': {
      role: 'Clasificadora de diamantes',
      bio: 'Amara clasificó piedras durante catorce años en un laboratorio de Amberes antes de empezar a enseñar. Ha mirado unos doscientos mil diamantes y sigue echándoles el aliento a todos antes que nada.',
    },
    'tomas-ferrer': {
      role: 'Engastador',
      bio: 'Tomás aprendió a engastar de su tía en Barcelona y tiene mesa propia desde 2006. Engasta para otros joyeros, arregla lo que otros perdieron y filma sus errores.',
    },
  },
  courses: { 'reading-diamonds': READING_DIAMONDS_ES },
};
