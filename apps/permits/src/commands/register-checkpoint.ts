import { Injectable } from '@nestjs/common';
import { permits, type CheckpointView, type RegisterCheckpoint } from '@counterless/contracts';
import { Clock, newId } from '@counterless/kernel';
import { actorOf, Answer, Handles, UnitOfWork, type Call, type Handler } from '@counterless/platform';
import { officerOver } from '../authority.ts';
import { Checkpoints } from '../ports/checkpoints.ts';
import { Regions } from '../ports/regions.ts';

@Injectable()
@Handles(permits.registerCheckpoint)
export class RegisterCheckpointHandler implements Handler<typeof permits.registerCheckpoint> {
  constructor(
    private readonly checkpoints: Checkpoints,
    private readonly regions: Regions,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  run({ name, region, latitude, longitude }: RegisterCheckpoint, call: Call): Promise<Answer<CheckpointView>> {
    this.regions.mustExist([['$.region', region]]);
    officerOver(actorOf(call), region);
    const checkpoint: CheckpointView = { id: newId(), name, region, latitude, longitude };
    return this.work.run(call, async tx => {
      await this.checkpoints.add(tx, checkpoint, this.clock.now());
      return new Answer(checkpoint);
    });
  }
}
