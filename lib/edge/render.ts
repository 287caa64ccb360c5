import { FORTIOS } from './fortios';
import { FRR } from './frr';
import { IOS_XE } from './ios-xe';
import { JUNOS } from './junos';
import type { FilledRouter } from './model';
import { unknownPlatformProblem } from './problems';
import type { RenderedFile, Renderer } from './renderer';
import type { Secrets } from './secrets';
import { HybridNetworkError } from '../errors';

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
  return rendererOf(router).render(router, secrets);
}

/**
 * What writes for a router.
 *
 * @throws HybridNetworkError when nothing does
 */
export function rendererOf({ platform }: Pick<FilledRouter, 'platform'>): Renderer {
  const renderer = RENDERERS.find((one) => one.platform === platform);
  if (!renderer) throw new HybridNetworkError([unknownPlatformProblem(platform, RENDERERS.map((one) => one.platform))]);
  return renderer;
}
