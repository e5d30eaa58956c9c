import { Injectable } from '@nestjs/common';
import { ReadinessCheck } from '@counterless/platform';
import { Drive } from './ports.ts';

/** Nothing can be uploaded, downloaded or certified where the bytes cannot go. */
@Injectable()
export class DriveCheck extends ReadinessCheck {
  readonly name = 'blobs';

  constructor(private readonly drive: Drive) {
    super();
  }

  check(): Promise<void> {
    return this.drive.check();
  }
}
