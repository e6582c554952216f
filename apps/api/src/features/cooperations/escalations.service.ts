import { PERMISSION_HOLDERS, type Permission } from '@kerabat/shared/access/permissions';
import type { Escalations } from '@kerabat/shared/cooperations/list.schema';
import type { Procedure, Stage } from '@kerabat/shared/procedures/types';
import { printedDate } from '@kerabat/shared/text/printed';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { getStoredProcedure } from '../procedures/procedures.service.ts';
import { readSettings } from '../settings/settings.service.ts';
import { alarmsOf, boundsOf, daysBetween } from './alarms.policy.ts';
import { listAlarmed, type AlarmedCase, type AlarmedStage } from './alarms.queries.ts';

type Group = Escalations['groups'][number];
type Item = Group['items'][number];

/** Whom the office asks; an office without an id is one of the bureau, TKKSD or Biro Hukum, known by its permission. */
export type Responsible = Group['responsible'] & { permission: Permission };
export interface Escalation extends Item {
  responsible: Responsible;
  isSample: boolean;
}

/** More than anybody reads; those that lie longest come first. */
const MOST_CASES = 2000;

const stageOf = ({ stages }: Procedure, code: string | undefined): Stage | undefined =>
  stages.find((stage) => stage.code === code);

/** The holder of the stage's task; else the agency that prepares, the officer of the case, or the office that holds the duty. */
function responsibleFor(
  { agency, officer }: AlarmedCase,
  stage: Stage | undefined,
  assignee: AlarmedStage['assignee'] | undefined,
): Responsible {
  const permission = stage?.actor ?? 'cooperation.process';
  if (assignee) return { kind: 'person', id: assignee.id, label: assignee.name, permission };
  if (permission === 'cooperation.prepare')
    return { kind: 'office', id: agency.id, label: agency.name, permission };
  if (permission === 'cooperation.process' && officer)
    return { kind: 'person', id: officer.id, label: officer.name, permission };
  const label = (PERMISSION_HOLDERS as Partial<Record<Permission, string>>)[permission] ?? permission;
  return { kind: 'office', id: null, label, permission };
}

/** The bureau sees to answers, whoever the open stage waits for, and to a stage that waits for nothing but its check of papers. */
const isOfBureau = (open: AlarmedStage | undefined, alarm: Item['alarm']): boolean =>
  alarm === 'REPLY_OVERDUE' || (open !== undefined && !open.awaits.includes('actor'));

/** Each late stage by itself; what concerns the whole case with the stage it stands in. */
function itemsOf(
  found: AlarmedCase,
  procedure: Procedure,
  alarms: ReturnType<typeof alarmsOf>,
  today: string,
): Escalation[] {
  const { row, stages } = found;
  const cooperation = { id: row.id, number: row.number, title: row.title };
  const item = (
    open: AlarmedStage | undefined,
    alarm: (typeof alarms)[number],
    stage = stageOf(procedure, open?.code),
  ): Escalation => ({
    cooperation,
    stage: open?.code ?? '',
    stageLabel: stage?.label ?? '',
    alarm: alarm.kind,
    since: alarm.since,
    days: alarm.days,
    detail: alarm.detail,
    isSample: row.isSample,
    responsible: isOfBureau(open, alarm.kind)
      ? responsibleFor(found, undefined, undefined)
      : responsibleFor(found, stage, open?.assignee),
  });
  return alarms.flatMap((alarm) => {
    if (alarm.kind !== 'STAGE_OVERDUE') return [item(stages[0], alarm)];
    return stages.flatMap((open) => {
      const { dueOn } = open;
      if (dueOn === null || dueOn >= today) return [];
      const detail = `Batas tahap ${printedDate(dueOn)} sudah lewat.`;
      return [item(open, { ...alarm, since: dueOn, days: daysBetween(dueOn, today), detail })];
    });
  });
}

/** Everything that waits too long, the longest first. */
export async function collect({ db, now }: Platform): Promise<Escalation[]> {
  const today = officeDay(now());
  const settings = await readSettings(db);
  const found: Escalation[] = [];
  for (const one of await listAlarmed(db, boundsOf(settings, today), MOST_CASES)) {
    const { row } = one;
    const procedure = await getStoredProcedure(db, row.procedureCode, row.procedureVersion);
    const facts = { ...row, movedOn: officeDay(new Date(row.movedAt)) };
    found.push(...itemsOf(one, procedure, alarmsOf(facts, settings, today), today));
  }
  return found.sort((a, b) => b.days - a.days || a.cooperation.number.localeCompare(b.cooperation.number));
}

/** By who is responsible: whoever has most to answer for stands first. */
export async function escalations(platform: Platform): Promise<Escalations> {
  const groups = new Map<string, Group>();
  for (const { responsible, isSample: _isSample, ...item } of await collect(platform)) {
    const { permission: _permission, ...who } = responsible;
    const key = `${who.kind}|${who.id ?? who.label}`;
    const group = groups.get(key) ?? { responsible: who, total: 0, items: [] };
    group.total += 1;
    group.items.push(item);
    groups.set(key, group);
  }
  return { groups: [...groups.values()].sort((a, b) => b.total - a.total) };
}
