import { playDriver } from './driver.ts';
import { playInvoice } from './invoice.ts';
import { playMatter } from './matter.ts';
import { playPartner } from './partner.ts';
import type { Rest } from './rest.ts';
import type { Timeline } from './timeline.ts';

export interface Story {
  readonly title: string;
  play(rest: Rest, line: Timeline): Promise<boolean>;
}

/** The stories by the names that the command line knows. */
export const stories: Readonly<Record<string, Story>> = {
  driver: { title: '1 The driver 货车司机', play: playDriver },
  matter: { title: '一件事 A matter from the phone 掌上办证', play: playMatter },
  invoice: { title: '2 The tax agent 办税人员', play: playInvoice },
  // Last: it moves the sandbox's clock by a week.
  partner: { title: '合作应用 The partner app', play: playPartner },
};
