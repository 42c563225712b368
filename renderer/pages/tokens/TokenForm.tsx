import { usePage } from '../../rows/pageContext'
import { FormDialog, type FormProps } from '../../ui/FormDialog'

type Props = FormProps & {
  /** Where main says what went wrong. */
  problem: string
  /** What went wrong before it was opened is said on the page. */
  wasTried: boolean
}

/** A question about the tokens of the service of this page. It waits while something else is under way there. */
export function TokenForm({ problem, wasTried, isReady, ...form }: Props) {
  const { service } = usePage()
  const isElsewhere = service.work !== null && !form.isBusy
  return <FormDialog {...form} isReady={isReady && !isElsewhere} problem={wasTried ? service.problems[problem] : undefined} />
}
