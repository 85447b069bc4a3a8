import type { SchoolPlan } from './types.ts';

/** What the site says of the demo school. */
export const SETTINGS: SchoolPlan['settings'] = {
  name: 'Diamond District',
  tagline: 'Learn the work from people who do it.',
  about: `Diamond District is a small school for people who work with stones, or would like to. Our teachers sit at a bench or behind a loupe every day, and they teach what they did this morning.

Every lesson is short, filmed close, and made to be done along with. You stop where you like, and go on from there on whatever screen is at hand.`,
  terms: `These are the terms of a demonstration school. Put your own here before real learners sign up.

## Your account

You sign up with your name and an e-mail address that is yours. Keep your password to yourself: what is done with your account is done by you. Write to us if you think that somebody else uses it.

## What you may watch

A membership opens the members' courses. Some courses are granted to learners one by one; the page of such a course says how to ask for it. You may watch as often as you like, on as many devices as you own, for yourself.

## What you may not do

Do not copy, publish or resell films, texts and worksheets. Do not share your account. Do not use automated means to fetch what is meant to be watched.

## Work at the bench

Tools cut, torches burn and stones break. Wear eye protection, work in good light, and practise on material that you can afford to lose. What you do at your own bench you do at your own risk.

## When this ends

You may delete your account at any time. We may close an account that breaks these terms, and will say why.`,
  privacy: `This is the privacy notice of a demonstration school. Put your own here before real learners sign up.

## What we keep

- Your name, e-mail address and, if you give it, your phone number, so that you can sign in and we can reach you.
- Which lessons you watched and how far, so that you can go on where you stopped.
- Technical records of requests for a short time, to keep the school running and safe.

We do not keep your password, only a hash of it from which it cannot be read back.

## Who else sees it

Films are delivered by a video service, which sees your network address while you watch. It is not told who you are. We sell nothing to anyone.

## Cookies

One cookie, set when you sign in, keeps you signed in. Scripts on the page cannot read it. There are no cookies for advertising.

## Your rights

You may see, correct and delete what we keep about you. Write to the address in the imprint, and we answer within thirty days.`,
};
