import { hybridNetworkRuleSources } from '../../lib/aws/rules';

/** A rule as its file says it. */
export interface RuleText {
  readonly id: string;
  /** The comment above it: the mistake. */
  readonly finds: string;
  /** Its messages, each once: why, what to do, and the vendor's page. */
  readonly messages: readonly string[];
}

/** All rules, in the order of their files. */
export function rulesOf(sources = hybridNetworkRuleSources()): RuleText[] {
  return sources.flatMap(({ content }) => content.split(/^# (?=.*\nrule )/m).slice(1).map((text) => {
    const [, finds, id] = /^(.+)\nrule (\w+)/.exec(text)!;
    return { id: id!, finds: finds!, messages: [...new Set([...text.matchAll(/<<(.+)>>/g)].map(([, message]) => message!))] };
  }));
}

/** The rules as the table of the documentation. */
export function tableOf(rules: readonly RuleText[]): string {
  const rows = rules.map(({ id, finds, messages }) => `| \`${id}\` | ${finds} | ${messages.map(linked).join('<br>')} |`);
  return ['| rule | finds | why, and what to do |', '|---|---|---|', ...rows].join('\n');
}

const linked = (message: string) => message.replaceAll('{{resolve:secretsmanager:...}}', '`{{resolve:secretsmanager:...}}`').replace(/ (https:\S+)$/, ' ([page]($1))');
