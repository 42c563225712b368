import { z } from 'zod'

import { EngineSettingId, SettingType } from './engineSettings'
import { Failure } from './errors'

/** The whole id of a commit or tag. */
export const RevisionId = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)

/** What the settings of this project are held against. `folder` and `preset` are chosen in a dialog of the system. */
export const CompareWith = z.discriminatedUnion('is', [
  z.object({ is: z.literal('standard') }),
  z.object({ is: z.literal('folder') }),
  /** One of the projects opened before. */
  z.object({ is: z.literal('project'), path: z.string().min(1).max(4096) }),
  z.object({ is: z.literal('revision'), id: RevisionId }),
  z.object({ is: z.literal('preset') }),
])
export type CompareWith = z.infer<typeof CompareWith>

/** A setting that is not the same on both sides. A secret's value is never in here. */
export const ComparedRow = z.object({
  id: EngineSettingId,
  /** The page it is on, in words. */
  page: z.string(),
  folds: z.array(z.string()),
  label: z.string(),
  key: z.string(),
  file: z.string(),
  platform: z.string().optional(),
  type: SettingType,
  /** Null where the file does not have it. */
  here: z.string().nullable(),
  there: z.string().nullable(),
  /** The side that knows the setting at all. */
  on: z.enum(['both', 'here', 'there']),
  /** `there` is only what most projects have. */
  isUsual: z.boolean().optional(),
  /** Why the value from there can't be taken over; left out if it can. */
  why: z.string().optional(),
})
export type ComparedRow = z.infer<typeof ComparedRow>

/** A comparison, with some of its rows, in the order of the engine's own window. */
export const Comparison = z.object({
  is: z.enum(['standard', 'project', 'revision', 'preset']),
  /** What it is compared with, in words. */
  label: z.string(),
  /** Files that can't be read on one of the sides: their settings are not compared. */
  unread: z.array(z.object({ path: z.string(), side: z.enum(['here', 'there']), why: Failure })),
  /** Rows of a preset that this project does not have. */
  unknown: z.array(z.string()),
  total: z.int(),
  /** How many of all can be taken over. */
  takable: z.int(),
  rows: z.array(ComparedRow),
})
export type Comparison = z.infer<typeof Comparison>

/** A commit of the project's repository. */
export const Commit = z.object({
  id: RevisionId,
  at: z.iso.datetime(),
  author: z.string(),
  subject: z.string(),
})
export type Commit = z.infer<typeof Commit>

/** What a project's repository offers to compare with, or why there is none. */
export const Revisions = z.object({
  branches: z.array(z.object({ name: z.string(), id: z.string() })),
  tags: z.array(z.object({ name: z.string(), id: z.string() })),
  /** The latest ones, newest first. */
  commits: z.array(Commit),
  why: z.string().nullable(),
})
export type Revisions = z.infer<typeof Revisions>

/** A commit that changed a setting; `commit` null: not committed yet. */
export const Blamed = z.object({
  commit: Commit.nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type Blamed = z.infer<typeof Blamed>

/** Some of the commits of a file's history, newest first. */
export const Blame = z.object({
  changes: z.array(Blamed),
  /** How many commits were looked at. */
  looked: z.int(),
  /** Where to look on; null where history ends here. */
  next: RevisionId.nullable(),
  /** Why history ends here, where it does not with the first commit. */
  why: z.string().nullable(),
})
export type Blame = z.infer<typeof Blame>
