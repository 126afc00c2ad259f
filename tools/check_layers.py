#!/usr/bin/env python3
"""Checks that includes follow the layers: graph < corpus (which sees graph/base alone) < rules < engine < repl < tools.

Also: nothing but graph/ names RocksDB. Prints each breach as file:line and exits 1 if there is one.
"""
import pathlib
import re
import sys

ALLOWED = {
    'graph': {'graph'},
    'corpus': {'corpus', 'graph/base'},
    'rules': {'rules', 'corpus', 'graph'},
    'engine': {'engine', 'rules', 'corpus', 'graph'},
    'repl': {'repl', 'engine', 'graph/base'},
    'tools': {'tools', 'repl', 'engine', 'rules', 'corpus', 'graph'},
}
INCLUDE = re.compile(r'\s*#\s*include\s+[<"]([^>"]+)[>"]')


def breaches(root):
    for folder, allowed in ALLOWED.items():
        for path in sorted((root / folder).rglob('*')):
            if path.suffix not in ('.h', '.cc'):
                continue
            for number, line in enumerate(path.read_text(encoding='utf-8').splitlines(), 1):
                match = INCLUDE.match(line)
                if not match:
                    continue
                target = match.group(1)
                where = f'{path.relative_to(root)}:{number}'
                if target.startswith('rocksdb/') and folder != 'graph':
                    yield f'{where}: only graph/ may include {target}'
                top = target.split('/')[0]
                if top in ALLOWED and not any(target == a or target.startswith(a + '/') for a in allowed):
                    yield f'{where}: {folder}/ may not include {target}'


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    found = list(breaches(root))
    print('\n'.join(found) or 'layers: every include points downwards')
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
