import { FORTIOS } from './fortios';
import { FRR } from './frr';
import { IOS_XE } from './ios-xe';
import { JUNOS } from './junos';
import type { FilledRouter } from './model';
import { throwIfAny, unknownPlatformProblem } from './problems';
import type { RenderedFile, Renderer } from './renderer';
import type { Secrets } from './secrets';

/** Every platform that configurations are written for. */
export const RENDERERS: readonly Renderer[] = [FRR, IOS_XE, JUNOS, FORTIOS];

/**
 * The files of a router, in the words of its platform.
 *
 * @param router of which every value is known
 * @param secrets the keys
 * @throws HybridNetworkError when nothing writes for its platform
 */
export function renderRouter(router: FilledRouter, secrets: Secrets): readonly RenderedFile[] {
  const renderer = RENDERERS.find(({ platform }) => platform === router.platform);
  if (!renderer) throwIfAny([unknownPlatformProblem(router.platform, RENDERERS.map(({ platform }) => platform))]);
  return renderer!.render(router, secrets);
}
