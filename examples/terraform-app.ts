import { App } from 'cdktf';

/**
 * A CDKTF app.
 *
 * @param outdir where to write the stack; `cdktf synth` says it itself
 */
export const newApp = (outdir?: string): App => new App(outdir === undefined ? {} : { outdir });
