/** What one plugin keeps about people. It registers this in its `register`, and answers for its tables with it. */
export interface KeptAboutPeople {
  /** Its part of the file a learner takes along, such as `learning`. */
  name: string;
  /** Its tables that name a person by a column, as `schema.table`. A test holds all of them to the database. */
  tables: readonly string[];
  /** Everything it keeps about a learner, as JSON can say it; what opens something (hashes, codes) left out. */
  export: (person: { userId: number }) => Promise<Record<string, unknown>>;
  /** What it has to do before the account goes. What goes with the account by itself needs nothing here. */
  forget?: (person: { userId: number }) => Promise<void>;
}

/** What a law may ask of the whole school: everything about one person, or nothing any more. Each plugin answers for itself. */
export default () => {
  const kept = new Map<string, KeptAboutPeople>();

  return {
    /** @throws Error when the name is taken */
    register(part: KeptAboutPeople): void {
      if (kept.has(part.name)) throw new Error(`Two plugins keep "${part.name}" about people`);
      kept.set(part.name, part);
    },

    /** Tables that are answered for, as `schema.table`. */
    listTables: (): string[] => [...kept.values()].flatMap(({ tables }) => tables),

    /**
     * The file a learner takes along, piece by piece: one part at a time is in memory. One that cannot be read to its end
     * breaks off, and is no JSON then.
     */
    async *export({ userId, now }: { userId: number; now: Date }): AsyncGenerator<string> {
      yield `{\n"exportedAt": ${JSON.stringify(now.toISOString())}`;
      for (const part of kept.values())
        yield `,\n${JSON.stringify(part.name)}: ${JSON.stringify(await part.export({ userId }), null, 1)}`;
      yield '\n}\n';
    },

    /** Whatever has to go before the account does; called again it goes on where it was. */
    async forget({ userId }: { userId: number }): Promise<void> {
      for (const part of kept.values()) await part.forget?.({ userId });
    },
  };
};
