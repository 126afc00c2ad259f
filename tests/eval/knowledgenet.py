#!/usr/bin/env python3
"""Scores statements on KnowledgeNet (Mesquita et al. 2019), whose passages name facts of 15 predicates.

    tests/eval/knowledgenet.py 'build/tools/whence extract --json --frames' passages.jsonl

A frame counts for a predicate when its canonical predicate is mapped to it below; it is right when its subject and object
stand where a fact of the passage has them (the spans overlap; one entity may be named in several places, and any will do).
Only asserted frames count, and only in passages that were annotated for the predicate. Prints precision, recall and F1 of
each predicate and of all. With MISSED or WRONG in the environment, prints those, too.
"""
import collections
import json
import os
import shlex
import subprocess
import sys

# Predicate of the frame -> (predicate of the data, how): "so" subject and object as they are, "os" exchanged, "time" or
# "place" the subject (of a passive the object) with that qualifier, "party" an object that calls itself a party.
MAPPING = {
    'be born': [('DATE_OF_BIRTH', 'time'), ('PLACE_OF_BIRTH', 'place')],
    'be born in': [('PLACE_OF_BIRTH', 'so')],
    'die': [('DATE_OF_DEATH', 'time')],
    'found': [('FOUNDED_BY', 'os'), ('DATE_FOUNDED', 'time-object')],
    'begin': [('DATE_FOUNDED', 'time')],
    'marry': [('SPOUSE', 'so'), ('SPOUSE', 'os')],
    'be parent of': [('CHILD_OF', 'os')],
    'be child of': [('CHILD_OF', 'so')],
    'be located in': [('HEADQUARTERS', 'so')],
    'be headquarters of': [('HEADQUARTERS', 'os')],
    'live in': [('PLACE_OF_RESIDENCE', 'so')],
    'move to': [('PLACE_OF_RESIDENCE', 'so')],
    'study': [('EDUCATED_AT', 'so'), ('EDUCATED_AT', 'at')],
    'attend': [('EDUCATED_AT', 'so')],
    'graduate': [('EDUCATED_AT', 'from')],
    'work for': [('EMPLOYEE_OR_MEMBER_OF', 'so')],
    'join': [('EMPLOYEE_OR_MEMBER_OF', 'so')],
    'play for': [('EMPLOYEE_OR_MEMBER_OF', 'so')],
    'be member of': [('EMPLOYEE_OR_MEMBER_OF', 'so'), ('POLITICAL_AFFILIATION', 'party')],
    'be chief executive of': [('CEO', 'os'), ('EMPLOYEE_OR_MEMBER_OF', 'so')],
    'have nationality': [('NATIONALITY', 'so')],
    'be subsidiary of': [('SUBSIDIARY_OF', 'so')],
    'acquire': [('SUBSIDIARY_OF', 'os')],
    'own': [('SUBSIDIARY_OF', 'os')],
}


def pairs(frame):
    """(predicate of the data, subject span, object span) for each reading of the frame."""
    roles = collections.defaultdict(list)
    for a in frame['arguments']:
        roles[a['role']].append(a)
    for name, how in MAPPING.get(frame['predicate'], ()):
        subjects, objects = roles['subject'], roles['object']
        if how == 'os':
            subjects, objects = objects, subjects
        elif how.startswith('time') or how == 'place':
            kind = how.split('-')[0]
            subjects = objects if how.endswith('object') else subjects
            objects = [q for q in frame['qualifiers'] if q['kind'] == kind]
            objects += [a for a in roles['oblique'] + roles['object'] if kind == 'place' and a['preposition'] in ('in', 'at')]
        elif how == 'party':
            objects = [a for a in objects if 'party' in a['text'].lower()]
        elif how in ('at', 'from'):
            objects = [a for a in roles['oblique'] + frame['qualifiers'] if a['preposition'] == how]
        for s in subjects:
            for o in objects:
                yield name, (s['begin'], s['end']), (o['begin'], o['end'])


def overlap(a, b):
    return a[0] < b[1] and b[0] < a[1]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    rows = [json.loads(line) for line in open(sys.argv[2], encoding='utf-8')]
    text = ''.join(json.dumps({'text': r['passageText']}) + '\n' for r in rows)
    output = subprocess.run(shlex.split(sys.argv[1]), input=text, capture_output=True, text=True, check=False).stdout
    said, right, gold, found = (collections.Counter() for _ in range(4))
    missed = []
    for row, line in zip(rows, output.splitlines()):
        start = row['passageStart']
        # Spans of the data count code points, those of the program bytes.
        to_byte = [0]
        for c in row['passageText']:
            to_byte.append(to_byte[-1] + len(c.encode()))
        span = lambda f, kind: (to_byte[max(f[kind + 'Start'] - start, 0)],
                                to_byte[min(f[kind + 'End'] - start, len(to_byte) - 1)])
        facts = [(f['property'], span(f, 'subject'), span(f, 'object'), f['subject'], f['object']) for f in row['facts']]
        hit = set()
        for frame in json.loads(line)['frames']:
            if frame['modality'] != 'asserted' or frame['polarity'] != 'positive' or frame.get('doubt'):
                continue
            for name, subject, object_ in pairs(frame):
                if name not in row['annotatedProperties']:
                    continue
                said[name] += 1
                hits = [i for i, f in enumerate(facts) if f[0] == name and overlap(f[1], subject) and overlap(f[2], object_)]
                right[name] += bool(hits)
                if not hits and 'WRONG' in os.environ:
                    print('WRONG', name, frame['rule'], [a['text'] for a in frame['arguments']], row['passageText'],
                          sep=' | ')
                hit.update(hits)
        # Two mentions of one pair are one fact.
        for i, f in enumerate(facts):
            gold[f[0]] += 1
            found[f[0]] += i in hit
            if i not in hit:
                missed.append((f[0], f[3], f[4], row['passageText']))
    for name in sorted(gold, key=lambda n: -gold[n]) + ['all']:
        n = [sum(c.values()) if name == 'all' else c[name] for c in (said, right, gold, found)]
        p, r = n[1] / max(n[0], 1), n[3] / max(n[2], 1)
        print(f'{name:24} precision {p:.3f} ({n[1]}/{n[0]}) recall {r:.3f} ({n[3]}/{n[2]}) F1 {2 * p * r / max(p + r, 1e-9):.3f}')
    if 'MISSED' in os.environ:
        for m in missed:
            print('MISSED', *m, sep=' | ')


if __name__ == '__main__':
    main()
