import { afterAll, afterEach, beforeAll, expect } from '@jest/globals';
import { badInput } from './bad-input.ts';
import { boundTokens } from './bound-tokens.ts';
import { browser } from './browser.ts';
import { byHand } from './by-hand.ts';
import { callers } from './callers.ts';
import { cases } from './cases.ts';
import { certificates } from './certificates.ts';
import { clearText } from './clear-text.ts';
import { clock } from './clock.ts';
import { events } from './events.ts';
import { files } from './files.ts';
import { guide } from './guide.ts';
import { hostile } from './hostile.ts';
import { keys } from './keys.ts';
import { kill } from './kill.ts';
import { listing } from './lists.ts';
import { live } from './live.ts';
import { personData } from './person-data.ts';
import { post } from './post.ts';
import { races } from './races.ts';
import { sdk } from './sdk.ts';
import { silence } from './silence.ts';
import { status } from './status.ts';
import { tax } from './tax.ts';
import { Town } from './town.ts';

// One platform for all: to start it takes longer than most of what is done with it.
let town: Town;
beforeAll(async () => {
  town = await Town.start();
  // Prism is fetched and reads the description for some time.
}, process.env['PRISM'] === undefined ? 90_000 : 300_000);
// Whatever a journey is about: nothing that it was answered is missing in the API description.
afterEach(() => expect(town?.watch.take()).toEqual([]));
afterAll(async () => town?.stop(), 60_000);
const theTown = () => town;

byHand(theTown);
sdk(theTown);
boundTokens(theTown);
badInput(theTown);
keys(theTown);
kill(theTown);
events(theTown);
files(theTown);
tax(theTown);
post(theTown);
certificates(theTown);
cases(theTown);
listing(theTown);
live(theTown);
callers(theTown);
clearText(theTown);
hostile(theTown);
browser(theTown);
status(theTown);
races(theTown);
// Last: after these the platform is ahead of the machine, by half a day and then by more.
guide(theTown);
personData(theTown);
clock(theTown);
silence(theTown);
