import type { Finding, NetworkPlan } from '../../planner/network-plan';
import type { Tone, Writer } from '../writer';

const SEVERITIES: readonly Finding['severity'][] = ['error', 'warning', 'note'];
const TONES: Readonly<Record<Finding['severity'], Tone>> = { error: 'bad', warning: 'warning', note: 'plain' };

/** What a reader should know before buying, the worst first. */
export function writeFindings(page: Writer, { findings }: NetworkPlan): void {
  page.heading('Findings');
  if (findings.length === 0) page.text('none', 'good');
  for (const severity of SEVERITIES) {
    for (const { subject, message, code } of findings.filter((finding) => finding.severity === severity)) {
      page.entry(severity, `${subject}: ${message} (${code})`, TONES[severity]);
    }
  }
}
