import type { Migration } from '@diamond/kit';

/**
 * What is searched, made from the published content and the films' captions and made again at any time: nothing here is
 * the only copy of anything.
 */
export const documentsAndPassages: Migration = {
  name: '001-documents-and-passages',
  up: async (trx) => {
    // Both come with Postgres and are trusted: who may make a schema may make them.
    await trx.raw('create extension if not exists pg_trgm');
    await trx.raw('create extension if not exists unaccent');
    for (const [name, like, stemmer] of [
      ['english', 'english', 'english_stem'],
      ['spanish', 'spanish', 'spanish_stem'],
      ['simple', 'simple', 'simple'],
    ] as const) {
      await trx.raw(`create text search configuration search.${name} (copy = pg_catalog.${like})`);
      await trx.raw(
        `alter text search configuration search.${name}
           alter mapping for asciiword, word, numword, asciihword, hword, numhword, hword_asciipart, hword_part, hword_numpart
           with unaccent, ${stemmer}`
      );
    }

    await trx.raw(`
      create table search.documents (
        id bigint generated always as identity primary key,
        kind text not null check (kind in ('course', 'lesson')),
        document_id text not null,
        locale text not null,
        dictionary text not null check (dictionary in ('english', 'spanish', 'simple')),
        course_id text not null,
        module_id text,
        course_slug text not null,
        lesson_slug text,
        title text not null,
        course_title text not null,
        public_text text not null,
        gated_text text,
        video_id text,
        is_open boolean not null default false,
        names text not null,
        words tsvector not null,
        all_words tsvector,
        unique (kind, document_id, locale)
      )`);
    await trx.raw(`
      comment on column search.documents.is_open is 'A visitor may watch it, as access decided when it was published'`);
    await trx.raw(`
      comment on column search.documents.all_words is 'words and those of gated_text: only for those who may watch it'`);
    await trx.raw('create index documents_words on search.documents using gin (words)');
    await trx.raw('create index documents_all_words on search.documents using gin (all_words)');
    await trx.raw('create index documents_names on search.documents using gin (names gin_trgm_ops)');
    await trx.raw('create index documents_course on search.documents (course_id)');
    await trx.raw('create index documents_module on search.documents (module_id)');
    await trx.raw('create index documents_video on search.documents (video_id) where video_id is not null');

    // Captions by their track: an edited text is another track.
    await trx.raw(`
      create table search.transcripts (
        video_id text not null,
        track_id text not null,
        language text not null,
        read_at timestamptz,
        tries integer not null default 0,
        tried_at timestamptz,
        primary key (video_id, track_id)
      )`);
    await trx.raw(`
      create table search.passages (
        id bigint generated always as identity primary key,
        video_id text not null,
        track_id text not null,
        language text not null,
        dictionary text not null check (dictionary in ('english', 'spanish', 'simple')),
        second double precision not null,
        text text not null,
        places jsonb not null,
        words tsvector not null,
        foreign key (video_id, track_id) references search.transcripts on delete cascade
      )`);
    await trx.raw(`
      comment on column search.passages.places is 'Where each caption begins: [character of text, second]'`);
    await trx.raw('create index passages_words on search.passages using gin (words)');
    await trx.raw('create index passages_track on search.passages (video_id, track_id)');

    await trx.raw(`
      create table search.state (
        id boolean primary key default true check (id),
        version integer not null default 0
      )`);
    await trx.raw(`comment on column search.state.version is 'Of the code that made everything last'`);
    await trx.raw('insert into search.state default values');

    // Loaded, the extension's setting is one that any role may set.
    await trx.raw('select show_limit()');
    await trx.raw(`
      create function search.resembling(asked text[]) returns table (id bigint, likeness real)
        language sql stable
        set pg_trgm.word_similarity_threshold = 0.4
      as $$
        select d.id, (select min(word_similarity(word, d.names)) from unnest(asked) word)
          from search.documents d
         where d.names %> any (asked)
           and not exists (
             select from unnest(asked) word
              where not (word <% d.names)
                and numnode(to_tsquery(('search.' || d.dictionary)::regconfig, '''' || word || '''')) > 0
                and not d.words @@ to_tsquery(('search.' || d.dictionary)::regconfig, '''' || word || '''')
           )
      $$`);
    await trx.raw(`
      comment on function search.resembling is
        'Documents whose names resemble a word that was asked for, and that have every other word or one like it'`);
  },
};
