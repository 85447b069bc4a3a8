import type { CoursePlan } from './types.ts';

/** The members' course. */
export const READING_DIAMONDS: CoursePlan = {
  slug: 'reading-diamonds',
  title: 'Reading Diamonds',
  summary: 'Grade a stone with your own eyes: light, cut, colour and clarity, and what a report does not say.',
  description: `Most people buy a diamond by four letters on a card. After this course you will read the stone first and the card second.

We work the way a grading lab does, with a ten-power loupe, a white tray and daylight, and with a lot of patience. You will see stones side by side, learn what to look for and in which order, and write down what you see before anyone tells you what it is.

**You need** a 10× loupe, a folded white card and a window to the north. No stones of your own: every exercise is filmed so that you can grade along.`,
  outcomes: `Tell brilliance, fire and scintillation apart, and say which one is missing
Place a stone on the colour scale to within one grade, by comparison
Plot inclusions the way a lab does and judge which of them matter
Read a grading report and find the three numbers that decide the price`,
  level: 'beginner',
  access: 'members',
  cover: {
    file: 'cover-reading-diamonds.jpg',
    alternativeText: 'A round brilliant seen from above, a beam of white light entering it and leaving as a spectrum',
  },
  categories: ['gemmology'],
  tags: ['diamonds', 'grading', 'buying'],
  instructor: 'amara-okafor',
  hue: 243,
  modules: [
    {
      title: 'Light and cut',
      summary: 'Why a well-cut stone of lesser colour looks better than a badly cut one of the best.',
      lessons: [
        {
          slug: 'what-light-does-in-a-diamond',
          title: 'What light does in a diamond',
          summary: 'Brilliance, fire and scintillation: three words for three different things.',
          seconds: 48,
          freePreview: true,
          body: `A diamond makes no light. It takes what is in the room and gives it back, and the whole of grading is asking how well it does that.

## Three words that are not the same

- **Brilliance** is white light that comes back to your eye.
- **Fire** is light that comes back split into colours.
- **Scintillation** is the pattern of bright and dark that moves when the stone moves.

Hold the stone still and you judge brilliance. Tilt it under one small lamp and you see fire. Rock it slowly under a ceiling of many lamps and you see scintillation.

## Why it comes back at all

Light slows down in diamond to less than half its speed, so it bends sharply as it enters. A ray that meets a back facet at more than 24.4 degrees from the upright cannot leave. It is thrown across the stone to the facet opposite and from there up through the top. Cut the back too shallow or too deep and the ray falls out of the bottom. You pay for that light and never see it.

> Look at the stone before you look at the report. The report will still be there afterwards.

**Try it:** look at any clear stone or glass under a single lamp, then under a cloudy sky. Write down which of the three you can still see.`,
        },
        {
          slug: 'the-anatomy-of-a-brilliant',
          title: 'The anatomy of a brilliant',
          summary: 'Table, crown, girdle, pavilion and culet: fifty-seven facets and what each is for.',
          seconds: 56,
          body: `Before you can say what is wrong with a stone you need names for its parts.

## From the top down

1. **Table**: the big flat facet you look through.
2. **Crown**: everything from the table to the edge. Eight stars, eight kites and sixteen upper girdle facets. It spreads light and makes fire.
3. **Girdle**: the edge, and the only part a setter touches.
4. **Pavilion**: the cone below. Eight mains and sixteen lower girdle facets. It is the mirror.
5. **Culet**: the point, or a tiny facet in its place.

Add them up: one table, thirty-two on the crown, twenty-four on the pavilion. Fifty-seven, or fifty-eight with a culet.

## What to check first

Look straight down. The table should be round in outline and centred. The kites should meet the edge at eight even points. If the pattern leans to one side the stone was cut to save weight, and the light leans with it.

| Part | Looks right | Costs you when wrong |
| --- | --- | --- |
| Table | 53 to 58 % of the width | Flat, glassy look |
| Crown | 34 to 35 degrees | Little fire |
| Pavilion | 40.6 to 41 degrees | Dark centre or a pale ring |`,
        },
        {
          slug: 'judging-cut-by-eye',
          title: 'Judging cut by eye',
          summary: 'The nail head, the fish eye and the bow tie: three faults you will never overlook again.',
          seconds: 64,
          body: `Proportions on paper are a hint. Faults in the stone are a fact, and you can see the three most expensive ones without any instrument.

## The nail head

A dark disc in the middle of the table means the pavilion is too deep. Light that should come back to you leaves sideways. No lamp in a shop window hides it once you know where to look.

## The fish eye

A pale ring just inside the table is the girdle, reflected. The pavilion is too shallow. Tilt the stone a little: if the ring appears at once, leave it.

## The bow tie

Ovals, pears and marquises show two dark triangles across the middle. Every one of them has a trace of it. Ask how dark it is, and whether it brightens when you rock the stone.

## How to look

- Breathe on the stone first. The fog hides the sparkle for two seconds and shows the facets underneath.
- Use diffuse light for the pattern, one small lamp for fire.
- Hold it a hand's breadth from your face, and look with both eyes.

Grade the cut before you allow yourself to think about colour.`,
        },
      ],
    },
    {
      title: 'Colour and clarity',
      summary: 'Comparing instead of guessing, and knowing which inclusions matter.',
      lessons: [
        {
          slug: 'seeing-colour-that-is-hardly-there',
          title: 'Seeing colour that is hardly there',
          summary: 'Face down, against white, beside a stone you know: how the scale from D to Z is used.',
          seconds: 52,
          body: `Between D and G there is less colour than your memory can hold. Nobody grades it by remembering. You grade it by comparing.

## Face down

From above, brilliance drowns the colour. Turn the stone on its table, look through the pavilion, parallel to the girdle, and the body colour shows.

## Against white, in north light

A folded white card makes a trough that holds the stone and reflects nothing of the room. Daylight from the north, or a lamp of 6500 kelvin. Wear grey. A red shirt is worth two grades.

## Beside a stone you know

Lay the stone to the left of the master, then to the right. If it looks darker on one side and lighter on the other, it is the same. Your eye favours one side, and swapping takes that out.

- **D to F**: colourless, even face down.
- **G to J**: near colourless. Face up, in a ring, nobody sees it.
- **K to M**: a warm tint, lovely in yellow gold.

Grade twice, an hour apart. If the two do not agree, believe neither and do it again.`,
        },
        {
          slug: 'clarity-with-a-loupe',
          title: 'Clarity with a loupe',
          summary: 'Find, name and plot inclusions, then decide whether they matter.',
          seconds: 90,
          worksheet: {
            file: 'clarity-worksheet.pdf',
            title: 'Clarity worksheet',
            intro: 'Ten-power loupe, dark field, stone cleaned. Write what you see before you write a grade.',
            rows: [
              'Stone and weight in carats',
              'First impression with the naked eye',
              'Inclusions under the table',
              'Inclusions under the crown',
              'Inclusions at the girdle',
              'Blemishes on the surface',
              'Does any of them touch the surface?',
              'Does any of them reflect more than once?',
              'Grade, and what would change your mind',
            ],
          },
          body: `A loupe shows you everything at once, which is why beginners see nothing. Go round the stone like a clock and look at one facet at a time.

## Hold it properly

Loupe against your eyebrow, stone one inch away, both elbows on the table. Keep both eyes open. Focus by moving the stone, never the loupe.

## What you will find

- **Crystals**: tiny minerals, white or dark, with sharp edges.
- **Feathers**: breaks. They look like frost, and they matter when they reach the surface.
- **Clouds**: many pinpoints together. Harmless until they make the stone milky.
- **Needles and twinning wisps**: traces of how it grew.

## Five questions decide the grade

How big, how many, where, of what nature, and how easily seen. A crystal under the table counts for more than the same crystal near the girdle, where a claw will cover it.

The attached worksheet has a row for each step. Fill it in for the three stones in the film, then compare with mine at the end. Eye-clean is not a grade, but it is the question most people really have.`,
        },
      ],
    },
    {
      title: 'Paper, price and pretenders',
      summary: 'What a report proves, what it leaves out, and how to tell a diamond from everything else.',
      lessons: [
        {
          slug: 'reading-a-grading-report',
          title: 'Reading a grading report',
          summary: 'Three numbers decide the price. Two lines decide whether the paper belongs to the stone.',
          seconds: 58,
          body: `A report is an opinion, in writing, from people who have never met you. Good labs give good opinions. Still, read it like a lawyer.

## First: does it belong to this stone?

Find the number engraved on the girdle and read it with your loupe. Weigh the stone to a hundredth of a carat. If either differs, stop.

## Then the three numbers

1. **Weight**. Prices jump at half and full carats. A stone of 0.97 looks like 1.00 and costs a tenth less.
2. **Depth**, in per cent. Over 63 and you are paying for weight you cannot see.
3. **Table**, in per cent. Read it together with the depth and the crown angle, never alone.

## What it leaves out

No report says whether a cloud dulls the stone, how dark a bow tie is or whether you will like it. *Comments* at the bottom deserve more of your time than the grade at the top. "Clarity grade is based on clouds not shown" is a warning in very small letters.

Laboratory-grown stones have reports of their own. Check the first line, not the last one.`,
        },
        {
          slug: 'diamonds-and-their-doubles',
          title: 'Diamonds and their doubles',
          summary: 'Cubic zirconia, moissanite, glass and laboratory-grown: five tests and their limits.',
          seconds: 62,
          body: `Every test in this lesson can be fooled. That is why you will use five.

1. **Breath**. Diamond carries heat away and clears at once. Glass stays foggy for seconds. Moissanite clears too.
2. **Line**. Put the loose stone face down on a printed line. Through a well-cut diamond you cannot read it. Through zirconia you can.
3. **Doubling**. Look through a kite at the facet edges opposite. Moissanite shows every edge twice, diamond never.
4. **Edges**. Diamond's facet edges are knife sharp. Softer stones wear round within a few years.
5. **Weight**. Zirconia of the same size weighs about 1.7 times as much.

## What no loupe can tell

A laboratory-grown diamond *is* diamond: same carbon, same lattice, same hardness. It grew in weeks instead of a billion years, and only an instrument that reads its growth pattern tells the two apart. Say so to your customer. It is both honest and, in many countries, the law.

You have now read a stone from light to paper. Take the one you know best and grade it from the beginning, as if you had never seen it.`,
        },
      ],
    },
  ],
};
