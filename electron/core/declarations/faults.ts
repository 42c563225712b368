import type { Service } from '../../../shared/catalog/service'
import { declarationTexts as texts } from '../../../shared/texts/declarations'
import { faultsOfAddresses } from './addressFaults'
import { when, type Fault, type Rights } from './fault'
import { faultsOfSections } from './fieldFaults'
import { faultsOfEnvironments, isReserved } from './named'
import { faultsOfPlaces } from './placeFaults'
import { faultsOfRoles } from './roleFaults'
import { faultsOfLabel, faultsOfName, faultsOfTexts, faultsOfWords } from './textFaults'

/** All that is wrong with a declaration that has the form of one. Nothing it names is looked at on disk or asked for. */
export function faultsOf(service: Service, rights: Rights): Fault[] {
  const { id, label, environments } = service
  return [
    ...when(
      rights.others.some((other) => other.id === id),
      ['id'],
      texts.taken(id),
    ),
    ...when(isReserved(id), ['id'], texts.reserved(id)),
    ...faultsOfName(label, ['label'], rights),
    ...faultsOfTexts(service),
    ...(['summary', 'experimental', 'caution'] as const).flatMap((name) => faultsOfWords(service[name], [name])),
    ...(typeof environments === 'string' ? faultsOfWords(environments, ['environments']) : faultsOfNames(environments, rights)),
    ...faultsOfSections(service, rights),
    ...faultsOfAddresses(service, rights),
    ...faultsOfRoles(service, rights),
    ...faultsOfPlaces(service, rights),
  ]
}

function faultsOfNames(environments: Readonly<Record<string, string>>, rights: Rights): Fault[] {
  const labels = Object.entries(environments).flatMap(([name, label]) => faultsOfLabel(label, ['environments', name], rights))
  return [...faultsOfEnvironments(Object.keys(environments), ['environments']), ...labels]
}
