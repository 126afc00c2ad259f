#!/usr/bin/env python3
"""Swaps each number, date or name of a claim that the program calls supported, and counts how many verdicts change.

  claim_swaps.py [--show N] [--verify 'whence verify --json'] CLAIMS.jsonl...
  claim_swaps.py [--show N] --pages --verify 'whence verify --json --db DIR' PAGE.txt...

With --pages the claims are the sentences of pages that the database was made from, and no evidence is given with them. A row is {"claim", "evidence"}. A number and a year are replaced by others of their kind, a name by a name of another row that
neither claim nor evidence has a word of. A claim that is still supported says what its evidence does not carry. Prints such rows
with --show, then a line of figures for each kind. The same rows give the same swaps.
"""
import argparse
import collections
import json
import random
import re
import shlex
import subprocess

YEAR = re.compile(r'\b(1[0-9]{3}|20[0-9]{2})\b')
WORDS = 'two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty'.split()
NUMBER = re.compile(r'(?<![\w.,-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|' + '|'.join(WORDS) + r')(?![\w-]|[.,]\d)')
LIMIT = re.compile(r'\b(?:over|more than|at least|under|less than|up to|about|around|nearly) $', re.I)
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?: (?:of |the |de )?[A-Z][a-z]{2,}){0,3}(?![\w'’-])")
MONTHS = set('January February March April May June July August September October November December'.split())


def verify(command, rows):
    done = subprocess.run(shlex.split(command), input=''.join(json.dumps(row) + '\n' for row in rows),
                          capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f'{command}: exit {done.returncode}: {done.stderr}')
    return [json.loads(line)['verdict'] for line in done.stdout.splitlines()]


def other_number(text, rng):
    if text in WORDS:
        return rng.choice([word for word in WORDS if word != text])
    value = float(text.replace(',', ''))
    factor = rng.choice([0.3, 0.6, 1.7, 3])
    changed = value * factor if value >= 2 else value + rng.choice([2, 3, 5])
    return f'{changed:,.1f}' if '.' in text else f'{int(changed) + (int(changed) == value):,}'


def sentences(page):
    """The sentences that can be understood alone, as rows with the page for their evidence."""
    leans = re.compile(r'(?:It|He|She|They|This|These|His|Her|Its|Their|However|But|And)\b|#')
    for sentence in re.split(r'(?<=[.])\s+(?=[A-Z])', ' '.join(page.split())):
        if 25 < len(sentence) < 130 and sentence.endswith('.') and not leans.match(sentence):
            yield {'claim': sentence, 'evidence': page}


def swaps(row, names, rng):
    """Yields (kind, claim) for each item of the row's claim."""
    claim, evidence = row['claim'], row['evidence']

    def stands(item):
        return re.search(r'(?<!\w)' + re.escape(item) + r'(?!\w)', evidence)

    for found in YEAR.finditer(claim):
        year = str(int(found[0]) + rng.choice([-37, -12, -5, 4, 11, 26]))
        if not stands(year):
            yield 'date', claim[:found.start()] + year + claim[found.end():]
    for found in NUMBER.finditer(claim):
        number = other_number(found[0], rng)
        limited = LIMIT.search(claim[:found.start()])  # "more than 10" holds of 20
        if not limited and not YEAR.fullmatch(found[0]) and not stands(number):
            yield 'number', claim[:found.start()] + number + claim[found.end():]
    for found in NAME.finditer(claim):
        if MONTHS & set(found[0].split()):
            continue
        known = set((claim + ' ' + evidence).lower().split())
        for _ in range(20):
            name = rng.choice(names)
            if name != found[0] and not known & set(name.lower().split()):
                yield 'name', claim[:found.start()] + name + claim[found.end():]
                break


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('files', nargs='+')
    parser.add_argument('--pages', action='store_true', help='the files are pages of a database')
    parser.add_argument('--verify', default='whence verify --json')
    parser.add_argument('--show', type=int, default=0, help='rows to print that stay supported')
    args = parser.parse_args()
    rows = []
    for name in args.files:
        with open(name, encoding='utf-8') as file:
            rows += sentences(file.read()) if args.pages else [json.loads(line) for line in file]
    rows = [{'claim': row['claim'], 'evidence': row['evidence']} for row in rows if row.get('evidence')]
    names = sorted({found[0] for row in rows for found in NAME.finditer(row['claim'])} - MONTHS)

    def judged(asked):
        return verify(args.verify, [{'claim': row['claim']} for row in asked] if args.pages else asked)

    supported = [row for row, verdict in zip(rows, judged(rows)) if verdict == 'supported']
    rng = random.Random(7)
    swapped = [(kind, row, {'claim': claim, 'evidence': row['evidence']})
               for row in supported for kind, claim in swaps(row, names, rng)]
    table = collections.defaultdict(lambda: [0, 0])
    shown = 0
    for (kind, row, changed), verdict in zip(swapped, judged([one for _, _, one in swapped])):
        table[kind][0] += verdict != 'supported'
        table[kind][1] += 1
        if verdict == 'supported' and shown < args.show:
            shown += 1
            print(f"{kind}: {row['claim']!r}\n  -> {changed['claim']!r}")
            if not args.pages:
                print(f"  evidence {row['evidence']!r}")
    print(f'{len(supported)} of {len(rows)} claims supported')
    for kind, (changed, tried) in sorted(table.items()):
        print(f'{kind}: {changed}/{tried} = {changed / tried:.3f} of the swaps change the verdict')


if __name__ == '__main__':
    main()
