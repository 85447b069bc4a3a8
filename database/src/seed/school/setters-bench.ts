import type { CoursePlan } from './types.ts';

/** The course that is granted to learners one by one. */
export const SETTERS_BENCH: CoursePlan = {
  slug: 'the-setters-bench',
  title: "The Setter's Bench",
  summary: 'Set stones that stay: seats, claws, bezels and a first row of pavé, filmed over the shoulder.',
  description: `Setting is slow until it is quick. This course is the slow part, done properly once.

You will cut seats that fit, raise claws that hold without shouting, and push a bezel without a ripple. Each lesson is one operation, filmed over the shoulder at the magnification you will be working at, with the mistakes left in.

**Who it is for:** people who can saw, file and solder, and who have a bench, a flexible shaft and good light. Places are limited because each of you gets your work looked at. Ask us for access, and say what you have made so far.`,
  outcomes: `Cut a seat to the stone, and know by the sound that it fits
Set a four-claw solitaire that passes the cotton test
Raise and burnish a bezel without ripples or gaps
Lay out and set a short row of pavé with even beads`,
  level: 'intermediate',
  access: 'granted',
  cover: {
    file: 'cover-setters-bench.jpg',
    alternativeText: 'A gold ring with a claw-set brilliant standing on a wooden bench under a warm lamp',
  },
  categories: ['bench-craft'],
  tags: ['stone-setting', 'hand-tools', 'diamonds'],
  instructor: 'tomas-ferrer',
  hue: 24,
  modules: [
    {
      title: 'Seats and claws',
      summary: 'From a bare mount to a solitaire that holds.',
      lessons: [
        {
          slug: 'bench-light-and-gravers',
          title: 'Bench, light and gravers',
          summary: 'How high, how bright, how sharp: ten minutes that save you years of back pain.',
          seconds: 44,
          body: `A dull graver slips, and a slip costs a stone. We begin with sharpening because everything else depends on it.

## Height and light

The bench pin belongs at the height of your breastbone, so that your forearms rest and only your fingers work. One lamp from the left at the height of your eyes, one diffuse light above. If you see your own shadow on the work, move the lamp and not the work.

## Three gravers to start with

- **Flat, number 40**, for bright cutting and cleaning seats.
- **Round, number 52**, for raising beads.
- **Onglette, number 1**, for lines and corners.

## Sharpening

Forty-five degrees at the face, a heel of fifteen. Stone, then ceramic, then a polished lap with diamond paste. Test it on your thumbnail: it must catch under its own weight. If it slides, it is not sharp, whatever it looks like.

Keep a piece of brass in your vice. Cut one line every morning before you touch a customer's ring.`,
        },
        {
          slug: 'cutting-a-seat',
          title: 'Cutting a seat',
          summary: 'The right bur, the right depth, and the small sound that says it fits.',
          seconds: 66,
          body: `A stone is held by its seat. Claws only keep it from leaving.

## Choose the bur

Measure the girdle at three places with a caliper. Take a setting bur of the same diameter, or a tenth of a millimetre smaller for a round stone that is not quite round. Never larger: metal you have removed does not come back.

## Mark before you cut

Scribe the height of the seat on the inside of each claw, one third down from the tip. All marks must lie on one plane. Look from the side and turn the mount against the light.

## Cut

1. Touch each claw lightly, all four, and look.
2. Go to half depth, with oil, at low speed.
3. Try the stone. Turn it, listen, look for light under the girdle.
4. Take the last tenth by hand, with the flat graver.

When it fits, the stone drops with a small click and does not rock. Press one side with a brass pusher: nothing moves. **If you hear a scrape instead of a click, one claw is high.** Find it with a marker pen and the stone itself.`,
        },
        {
          slug: 'setting-a-solitaire',
          title: 'Setting a solitaire',
          summary: 'Four claws, opposite pairs, and a cotton test at the end.',
          seconds: 76,
          worksheet: {
            file: 'solitaire-checklist.pdf',
            title: 'Solitaire checklist',
            intro: 'For the last five minutes before the ring leaves your bench. Ten-power loupe, no hurry.',
            rows: [
              'Table level with the top of the mount',
              'No light between girdle and seat',
              'Claws of one length, seen from above',
              'Claw tips domed and touching the crown',
              'No tool mark below the girdle',
              'Cotton drawn over each claw does not catch',
              'Stone silent when tapped beside the ear',
              'Ring cleaned, stone cleaned, photographed',
            ],
          },
          body: `Everything so far was preparation. The setting itself takes four minutes.

## In pairs

Push the first claw just until it touches the crown. Then the one *opposite*. Then the other two. Go round again, a little firmer each time. Whoever finishes one claw before beginning the next pushes the stone out of level, and no force brings it back.

## Where to push

The tip of the pusher sits on the outside of the claw, above the seat, pointing at the centre of the stone. Push towards the culet and not down on the girdle. Diamonds are hard, and they are brittle: a girdle chips at a pressure you will hardly feel.

## Finish

Shorten the claws to one length. Round them with a cup bur, one third of a turn at a time. Then the test that customers do for you if you do not: draw a wisp of cotton over every claw. It must not catch.

Hold the ring beside your ear and tap it. A set stone is silent. A loose one ticks. The checklist for this lesson hangs above my own bench.`,
        },
      ],
    },
    {
      title: 'Bezels and pavé',
      summary: 'Metal all round the stone, and metal raised between stones.',
      lessons: [
        {
          slug: 'a-bezel-without-ripples',
          title: 'A bezel without ripples',
          summary: 'Wall, height and the order of twelve pushes.',
          seconds: 60,
          body: `A bezel is a wall that bows to the stone on all sides at once. It ripples when it has to bow in one place more than in another.

## The wall

Fine gold or silver, 0.35 millimetres for a stone of five. It stands above the girdle by a fifth of the height of the crown. Higher, and it hides the stone and wrinkles. Lower, and it does not hold.

## Twelve pushes

Think of a clock. Push at twelve, six, three and nine. Then between them. Then between those. Each push moves the metal a quarter of the way, so you go round four times. It is dull and it works.

## Burnish and cut

Run a polished steel burnisher around the edge, with light oil, leaning it from upright to forty-five degrees over three rounds. Then one bright cut along the inside with a flat graver, in a single breath if you can.

If a ripple has come all the same, do not press it. Go to both sides of it, push *there*, and let the metal in between have somewhere to go.`,
        },
        {
          slug: 'a-first-row-of-pave',
          title: 'A first row of pavé',
          summary: 'Layout, drilling, beads: five small stones that look like one line of light.',
          seconds: 82,
          body: `Pavé is won in the layout. When the stones lie evenly before you raise a single bead, the rest follows.

## Layout

Scribe two parallel lines, a stone's diameter plus two tenths apart. Walk the dividers along the middle: diameter plus one tenth from centre to centre. Five stones of 1.5 millimetres need eight millimetres of metal. Lay them out on wax first and look at them from a distance.

## Drill and seat

Pilot hole, then a ball bur to two thirds, then the setting bur until the girdle lies just below the surface. Keep your hand still and let the bur find its way. Lean, and the row will snake.

## Raise the beads

With the round graver, cut towards the stone from a corner and lift a curl of metal over the girdle. Four beads for each stone, shared between neighbours. Then the beading tool, a small circle with the wrist, until each bead is round and bright.

## Look

Put the loupe away and hold the piece at arm's length. You should see one line of light and not five stones. That is all pavé is, and it is enough for a working life.`,
        },
      ],
    },
  ],
};
