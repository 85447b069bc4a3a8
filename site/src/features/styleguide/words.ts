import type { Locale } from '../../lib/locale-path.ts';

/** Words that only this page says: kept out of the catalogues, which every page loads. */
const en = {
  title: 'Style guide',
  text: 'Every part of the site in every state, to look at and to measure.',
  sections: {
    brand: 'Brand and colours',
    type: 'Type',
    buttons: 'Buttons',
    forms: 'Forms',
    opened: 'What opens',
    news: 'News and labels',
    places: 'Progress, places and pictures',
  },
  sample: 'A stone gives back what light it gets',
  paragraph:
    'A long text says what it has to say, then goes on for a while, so that one sees how its lines break and where they end.',
  link: 'A link to somewhere',
  primary: 'Primary',
  secondary: 'Secondary',
  quiet: 'Quiet',
  danger: 'Delete',
  busy: 'Saving…',
  disabled: 'Out of reach',
  hint: 'A hint that helps to fill it in.',
  problem: 'What is wrong, and how to put it right.',
  choice: 'Something to choose',
  dialog: 'Open a dialog',
  dialogTitle: 'Delete this note?',
  dialogText: 'It cannot be brought back.',
  info: 'Something one should know now.',
  good: 'It worked.',
  warn: 'Something to mind.',
  bad: 'It did not work, and this is what to do.',
  neutral: 'Neutral',
  emptyTitle: 'Nothing here yet',
  emptyText: 'Why that is, and what to do about it.',
};

export type StyleguideWords = typeof en;

const es: StyleguideWords = {
  title: 'Guía de estilo',
  text: 'Cada pieza del sitio en cada estado, para mirarla y medirla.',
  sections: {
    brand: 'Marca y colores',
    type: 'Tipografía',
    buttons: 'Botones',
    forms: 'Formularios',
    opened: 'Lo que se abre',
    news: 'Avisos y etiquetas',
    places: 'Progreso, lugares e imágenes',
  },
  sample: 'Una piedra devuelve la luz que recibe',
  paragraph: 'Mira la piedra antes de mirar el informe. El informe seguirá ahí después, y nunca te ha visto la cara.',
  link: 'Un enlace a algún sitio',
  primary: 'Principal',
  secondary: 'Secundario',
  quiet: 'Discreto',
  danger: 'Eliminar',
  busy: 'Guardando…',
  disabled: 'No disponible',
  hint: 'Una pista que ayuda a rellenarlo.',
  problem: 'Qué está mal y cómo arreglarlo.',
  choice: 'Algo que elegir',
  dialog: 'Abrir un diálogo',
  dialogTitle: '¿Eliminar esta nota?',
  dialogText: 'No se puede recuperar.',
  info: 'Algo que conviene saber ahora.',
  good: 'Ha funcionado.',
  warn: 'Algo que tener en cuenta.',
  bad: 'No ha funcionado, y esto es lo que puedes hacer.',
  neutral: 'Neutro',
  emptyTitle: 'Aquí aún no hay nada',
  emptyText: 'Por qué, y qué se puede hacer.',
};

export const WORDS: Record<Locale, StyleguideWords> = { en, es };
