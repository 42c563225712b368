import { readFileSync, writeFileSync } from 'node:fs'

import { z } from 'zod'

import { wantedRelease } from '../lib/officialElectron'

/** What the test runner notes beside its reports: what was tested, with what, and how it ended. */
export const TestedBuild = z.object({
  electron: z.string(),
  commit: z.string(),
  /** Words that chose some of the tests. */
  filters: z.array(z.string()),
  passed: z.int(),
  failed: z.int(),
})
export type TestedBuild = z.infer<typeof TestedBuild>

const testedBuildPath = 'test-results/build.json'

type State = { electron: string; wanted: string; commit: string; tested: TestedBuild | null }

/** Why this must not be released, in words; empty when it may. */
export function refusalsOf({ electron, wanted, commit, tested }: State): string[] {
  const refusals: string[] = []
  if (electron !== wanted) {
    refusals.push(`Electron ${electron} is for development and tests only. A release needs the official ${wanted}.`)
  }
  if (!/^[0-9a-f]{40}$/.test(commit)) refusals.push(`A release is made from a commit, and this is ${commit}.`)
  if (tested === null) return [...refusals, `There is no end-to-end report in ${testedBuildPath}. Run npm test first.`]
  if (tested.electron !== electron) {
    refusals.push(`The end-to-end tests ran with Electron ${tested.electron}, and this is ${electron}.`)
  }
  if (tested.commit !== commit) refusals.push(`The end-to-end tests ran on ${tested.commit}, and this is ${commit}.`)
  if (tested.filters.length > 0) refusals.push(`Only some of the end-to-end tests ran: ${tested.filters.join(' ')}.`)
  if (tested.failed > 0 || tested.passed === 0) {
    refusals.push(`The end-to-end tests ended with ${tested.passed} passed, ${tested.failed} failed.`)
  }
  return refusals
}

export function writeTestedBuild(tested: TestedBuild): void {
  writeFileSync(testedBuildPath, `${JSON.stringify(tested, null, 2)}\n`)
}

export function readTestedBuild(): TestedBuild | null {
  try {
    return TestedBuild.parse(JSON.parse(readFileSync(testedBuildPath, 'utf8')))
  } catch {
    return null
  }
}

export const wantedElectron = () => wantedRelease().version
