/** What a change does to a rule, seen from the citizen: makes it stricter, looser, leaves it, or cannot be told. */
export type Verdict = 'same' | 'tighter' | 'looser' | 'incomparable'
