import { z } from 'zod';
import {
  calendarDate,
  etag,
  instant,
  listOf,
  note,
  pageQuery,
  repeated,
  text,
  uuid,
} from '../contract/common.ts';
import { criterionSchema } from './criteria.schema.ts';
import { agencyRefSchema } from '../proposals/schema.ts';
import { PROPOSAL_KINDS, PROPOSAL_STATUSES } from '../proposals/vocabulary.ts';
import {
  CONFLICT_GROUNDS,
  MEETING_STATUSES,
  OPINIONS,
  PRESENCES,
  REVIEW_DECISIONS,
  SCORE_HIGHEST,
  SCORE_LOWEST,
} from './vocabulary.ts';

const meetingFields = {
  title: text(200),
  startsAt: instant.meta({ description: 'Waktu mulai.' }),
  endsAt: instant.meta({ description: 'Waktu selesai; setelah waktu mulai.' }),
  place: text(300).nullable(),
  onlineUrl: z
    .url({ protocol: /^https?$/, error: 'Tulis tautan rapat daring yang lengkap, misalnya https://….' })
    .max(500)
    .nullable(),
  guests: z.array(text(200)).max(50, { error: 'Paling banyak 50 undangan dari luar TKKSD.' }).meta({
    description: 'Undangan dari luar TKKSD, dengan nama instansi atau jabatannya.',
  }),
  memberIds: z.array(uuid).max(200).meta({ description: 'Anggota TKKSD yang diundang.' }),
};

export const createMeetingSchema = z
  .strictObject({
    ...meetingFields,
    place: meetingFields.place.optional(),
    onlineUrl: meetingFields.onlineUrl.optional(),
    guests: meetingFields.guests.optional(),
    memberIds: meetingFields.memberIds.optional().meta({
      description: 'Bawaan: semua yang berwenang memberi pendapat telaah.',
    }),
  })
  .meta({ id: 'CreateReviewMeeting' });
export type CreateMeeting = z.infer<typeof createMeetingSchema>;

export const patchMeetingSchema = z.strictObject(meetingFields).partial().meta({ id: 'PatchReviewMeeting' });
export type PatchMeeting = z.infer<typeof patchMeetingSchema>;

export const putAgendaSchema = z
  .strictObject({
    proposalIds: z
      .array(uuid)
      .max(100, { error: 'Paling banyak 100 usulan dalam satu rapat.' })
      .refine((ids) => new Set(ids).size === ids.length, { error: 'Sebut setiap usulan sekali saja.' })
      .meta({ description: 'Menurut urutan pembahasan.' }),
  })
  .meta({ id: 'PutReviewAgenda' });
export type PutAgenda = z.infer<typeof putAgendaSchema>;

export const putPresenceSchema = z
  .strictObject({
    items: z
      .array(
        z
          .strictObject({
            memberId: uuid,
            presence: z.enum(PRESENCES, { error: 'Pilih hadir, tidak hadir, atau diwakili.' }),
            representedBy: text(200).nullish().meta({ description: 'Nama atau jabatan yang mewakili.' }),
          })
          .refine(({ presence, representedBy }) => presence !== 'represented' || Boolean(representedBy), {
            error: 'Sebutkan siapa yang mewakili.',
            path: ['representedBy'],
          }),
      )
      .min(1, { error: 'Sebut sedikitnya satu anggota.' })
      .max(200),
  })
  .meta({ id: 'PutReviewPresence' });
export type PutPresence = z.infer<typeof putPresenceSchema>;

export const cancelMeetingSchema = z.strictObject({ note }).meta({ id: 'CancelReviewMeeting' });

export const putOpinionSchema = z
  .strictObject({
    opinion: z.enum(OPINIONS, { error: 'Pilih pendapat: LAYAK, PERBAIKAN, TUNDA, atau TOLAK.' }),
    note,
    scores: z.record(
      z.string().max(20),
      z
        .int({ error: 'Nilai adalah angka bulat.' })
        .min(SCORE_LOWEST, { error: `Nilai paling rendah ${SCORE_LOWEST}.` })
        .max(SCORE_HIGHEST, { error: `Nilai paling tinggi ${SCORE_HIGHEST}.` }),
    ),
  })
  .meta({ id: 'PutReviewOpinion' });
export type PutOpinion = z.infer<typeof putOpinionSchema>;

export const declareConflictSchema = z
  .strictObject({ reason: text(500, 5) })
  .meta({ id: 'DeclareReviewConflict' });
export type DeclareConflict = z.infer<typeof declareConflictSchema>;

export const decideSchema = z
  .strictObject({
    decision: z.enum(REVIEW_DECISIONS, { error: 'Pilih salah satu keputusan.' }),
    reason: note.nullish().meta({ description: 'Wajib, kecuali untuk rekomendasi.' }),
  })
  .meta({ id: 'DecideReview' });
export type Decide = z.infer<typeof decideSchema>;

const conflict = z.object({ ground: z.enum(CONFLICT_GROUNDS), reason: z.string().nullable() });

const memberRef = z.object({ id: uuid, name: z.string(), office: z.string().nullable() });
const memberSchema = memberRef.extend({
  presence: z.enum(PRESENCES).nullable(),
  representedBy: z.string().nullable(),
  isChair: z.boolean(),
});

const quorumSchema = z.object({
  eligible: z.int(),
  present: z.int(),
  needed: z.int(),
  missing: z.int(),
  isMet: z.boolean(),
});

const decisionSchema = z.object({
  decision: z.enum(REVIEW_DECISIONS),
  reason: z.string().nullable(),
  at: instant,
  by: z.string(),
});

const scores = z.record(z.string(), z.number());
const given = z.object({ opinion: z.enum(OPINIONS), note: z.string(), scores, at: instant });
export const opinionSchema = z
  .object({
    etag,
    ...given.shape,
    member: memberRef,
    isOwn: z.boolean(),
    earlier: z.array(given).meta({ description: 'Pendapat sebelumnya, yang terbaru lebih dahulu.' }),
  })
  .meta({ id: 'ReviewOpinion' });
export type ReviewOpinion = z.infer<typeof opinionSchema>;

const blocker = z.object({ pointer: z.string(), code: z.string(), detail: z.string() });

export const reviewItemSchema = z
  .object({
    etag,
    position: z.int(),
    proposal: z.object({
      id: uuid,
      number: z.string().nullable(),
      title: z.string(),
      kind: z.enum(PROPOSAL_KINDS).nullable(),
      status: z.enum(PROPOSAL_STATUSES),
      agency: agencyRefSchema,
    }),
    opinionCount: z.int(),
    expectedCount: z.int().meta({ description: 'Anggota tanpa benturan kepentingan.' }),
    quorum: quorumSchema,
    conflicts: z.array(conflict.extend({ member: memberRef })),
    ownConflict: conflict.nullable(),
    ownOpinion: opinionSchema.nullable(),
    collectionClosedAt: instant.nullable(),
    mayReadOpinions: z.boolean().meta({
      description: 'Pendapat orang lain terbuka setelah pendapat sendiri diberikan.',
    }),
    decision: decisionSchema.nullable().meta({ description: '`null` juga bila belum boleh dilihat.' }),
    blockers: z.array(blocker).meta({ description: 'Yang masih kurang untuk masuk telaah.' }),
    allowedActions: z.array(
      z.enum(['give-opinion', 'declare-conflict', 'withdraw-conflict', 'close-collection', 'decide']),
    ),
  })
  .meta({ id: 'ReviewItem' });
export type ReviewItem = z.infer<typeof reviewItemSchema>;

const minutesFile = z.object({ fileName: z.string(), size: z.int(), sha256: z.string() });

const summary = {
  id: uuid,
  etag,
  title: z.string(),
  status: z.enum(MEETING_STATUSES),
  startsAt: instant,
  endsAt: instant,
  place: z.string().nullable(),
  onlineUrl: z.string().nullable(),
  itemCount: z.int(),
  memberCount: z.int(),
  isMember: z.boolean(),
  waitingForMe: z.int().meta({ description: 'Usulan yang menunggu pendapat pemanggil.' }),
};
export const meetingSummarySchema = z.object(summary).meta({ id: 'ReviewMeetingSummary' });
export type MeetingSummary = z.infer<typeof meetingSummarySchema>;

export const MEETING_ACTIONS = [
  'edit',
  'put-agenda',
  'invite',
  'record-presence',
  'cancel',
  'close',
] as const;
export type MeetingAction = (typeof MEETING_ACTIONS)[number];

export const meetingSchema = z
  .object({
    ...summary,
    guests: z.array(z.string()),
    members: z.array(memberSchema),
    criteria: z.object({ version: z.int(), items: z.array(criterionSchema) }),
    quorumPercent: z.int(),
    items: z.array(reviewItemSchema),
    invitedAt: instant.nullable(),
    closedAt: instant.nullable(),
    cancelReason: z.string().nullable(),
    minutes: z
      .object({
        sha256: z.string().meta({ description: 'Sidik catatan rapat; dapat dicocokkan kapan pun.' }),
        docx: minutesFile,
        pdf: minutesFile.nullable().meta({
          description: '`null`: pengubah PDF tidak tersedia di server saat rapat ditutup.',
        }),
      })
      .nullable(),
    closingObstacles: z.array(blocker).meta({ description: 'Yang masih kurang untuk menutup rapat.' }),
    allowedActions: z.array(z.enum(MEETING_ACTIONS)),
    nextActors: z.array(z.object({ permission: z.string(), label: z.string() })),
  })
  .meta({ id: 'ReviewMeeting' });
export type ReviewMeeting = z.infer<typeof meetingSchema>;

export const listMeetingsQuery = z.strictObject({
  ...pageQuery,
  status: repeated(z.enum(MEETING_STATUSES)),
  from: calendarDate.optional().meta({ description: 'Mulai tanggal ini (WIB).' }),
  sort: z.enum(['startsAt', '-startsAt']).default('-startsAt'),
});
export type ListMeetingsQuery = z.infer<typeof listMeetingsQuery>;
export const meetingListSchema = listOf(meetingSummarySchema)
  .extend({ mayCreate: z.boolean() })
  .meta({ id: 'ReviewMeetings' });

export const candidatesSchema = z
  .object({
    members: z.array(memberRef.extend({ isChair: z.boolean() })),
    proposals: z.array(
      reviewItemSchema.shape.proposal.extend({
        otherMeeting: z.object({ id: uuid, title: z.string() }).nullable().meta({
          description: 'Rapat lain yang masih terbuka dan sudah memuatnya.',
        }),
      }),
    ),
  })
  .meta({ id: 'ReviewCandidates' });
export type ReviewCandidates = z.infer<typeof candidatesSchema>;

export const opinionsSchema = z
  .object({
    items: z.array(opinionSchema),
    opinionCount: z.int(),
    expectedCount: z.int(),
    mayReadOpinions: z.boolean(),
    means: scores.nullable(),
    weighted: z.number().nullable(),
  })
  .meta({ id: 'ReviewOpinions' });
export type ReviewOpinions = z.infer<typeof opinionsSchema>;
