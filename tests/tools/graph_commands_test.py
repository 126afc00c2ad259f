#!/usr/bin/env python3
"""A graph from the command line: load it with a lexicon, ask it, check and change the lexicon, check and test rules.

graph_commands_test.py WHENCE   where WHENCE is the built program
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

WHENCE = os.path.abspath(sys.argv.pop(1))
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent

TRIPLES = ('Dune\twritten_by\tFrank Herbert\nEmma\twritten_by\tJane Austen\nPersuasion\twritten_by\tJane Austen\n'
           'Dune\tpages\t412\nEmma\tpages\t474\nPersuasion\tpages\t249\n')
LEXICON = ('predicate written_by\n  noun: author\n  verb: O pen S\n  types: book -> person\n'
           'predicate pages\n  counts: page\nadjective long = pages\n')


class GraphCommands(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)
        self.environment = {**os.environ, 'HOME': self.folder.name, 'XDG_DATA_HOME': f'{self.folder.name}/data',
                            'NO_COLOR': '1'}

    def run_whence(self, *arguments, text=''):
        return subprocess.run([WHENCE, *arguments], input=text, capture_output=True, text=True, timeout=120,
                              env=self.environment, cwd=self.folder.name)

    def write(self, name, content):
        (self.path / name).write_text(content, encoding='utf-8')
        return name

    def load(self):
        done = self.run_whence('load', '--db', 'db', '--lexicon', self.write('books.lexicon', LEXICON),
                               self.write('books.tsv', TRIPLES))
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(done.stderr, '')

    def ask(self, question):
        done = self.run_whence('ask', '--db', 'db', '--json', text=json.dumps({'question': question}))
        return sorted(answer['text'] for answer in json.loads(done.stdout)['answers'])

    def test_load_with_a_lexicon_and_ask(self):
        self.load()
        self.assertEqual(self.ask('Which books did Jane Austen pen?'), ['Emma', 'Persuasion'])
        self.assertEqual(self.ask('What is the longest book by Jane Austen?'), ['Emma'])
        self.assertEqual(self.ask('How many books have more than 300 pages?'), ['2'])
        self.assertEqual(self.ask('Who burnt Emma?'), [])
        done = self.run_whence('ask', '--db', 'db', '--explain', 'Who penned Dune?')
        self.assertIn('query with the same solutions', done.stdout)
        self.assertIn('written_by', done.stdout)
        self.assertEqual(self.run_whence('lexicon', 'list', '--db', 'db').stdout, 'books.lexicon\n')
        self.assertEqual(self.run_whence('lexicon', 'show', '--db', 'db', 'books.lexicon').stdout, LEXICON)
        # Another lexicon of that name takes its place, without loading anything.
        self.write('books.lexicon', LEXICON.replace('pen', 'scribble'))
        self.assertEqual(self.run_whence('load', '--db', 'db', '--lexicon', 'books.lexicon').returncode, 0)
        self.assertEqual(self.ask('Which books did Jane Austen scribble?'), ['Emma', 'Persuasion'])
        self.assertEqual(self.run_whence('lexicon', 'remove', '--db', 'db', 'books.lexicon').returncode, 0)
        self.assertEqual(self.run_whence('lexicon', 'remove', '--db', 'db', 'books.lexicon').returncode, 2)
        self.assertEqual(self.ask('Which books did Jane Austen scribble?'), [])
        self.assertEqual(self.ask('Who is Emma written by?'), ['Jane Austen'])

    def test_a_lexicon_with_mistakes_loads_nothing(self):
        self.write('bad.lexicon', 'predicate written_by\n  nuon: author\n')
        done = self.run_whence('load', '--db', 'db', '--lexicon', 'bad.lexicon', self.write('books.tsv', TRIPLES))
        self.assertEqual(done.returncode, 2)
        self.assertIn('bad.lexicon:2:3: error: unknown field "nuon"', done.stderr)
        self.assertIn('did you mean "noun"?', done.stderr)
        self.assertFalse((self.path / 'db').exists())

    def test_lint_shows_place_caret_and_what_is_meant(self):
        self.load()
        self.write('typo.lexicon', 'predicate writen_by\n  noun: author\n')
        done = self.run_whence('rules', 'lint', '--db', 'db', 'typo.lexicon')
        self.assertEqual(done.returncode, 1)
        self.assertEqual(done.stdout, 'typo.lexicon:1:1: warning: the graph has no predicate "writen_by"\n'
                                      '  predicate writen_by\n  ^\n  did you mean "written_by"?\n')
        done = self.run_whence('rules', 'lint', 'books.lexicon')
        self.assertEqual((done.returncode, done.stdout), (0, 'books.lexicon: nothing to say against it\n'))

    def test_a_time_that_is_none_is_refused(self):
        self.load()
        done = self.run_whence('ask', '--db', 'db', '--as-of', 'lately', 'who wrote Dune?')
        self.assertEqual(done.returncode, 2)
        self.assertIn('"lately" is no date; write 2003, April 1999 or 2012-06-28', done.stderr)

    def test_the_draft_of_a_lexicon_is_a_lexicon(self):
        self.load()
        done = self.run_whence('lexicon', 'suggest', '--db', 'db')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn('predicate written_by\n  noun: writer\n  verb: O write S\n', done.stdout)
        self.assertIn('# 3 triples, as ', done.stdout)
        self.write('draft.lexicon', done.stdout)
        self.assertEqual(self.run_whence('rules', 'lint', '--db', 'db', 'draft.lexicon').returncode, 0)

    def test_the_shipped_rules_pass_their_own_tests(self):
        done = self.run_whence('rules', 'test')
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertRegex(done.stdout, r'^\d+ tests, 0 failed\n$')
        for file in sorted((ROOT / 'rules').rglob('*.rules')) + sorted((ROOT / 'rules').rglob('*.lexicon')):
            done = self.run_whence('rules', 'lint', str(file))
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_lint_holds_a_rule_of_questions_against_the_shipped_ones(self):
        self.write('mine.rules', 'rule twice\n  match: {x:name}\n  yield: np: {x}\n\n'
                                 'rule lost\n  match: ~who {x:nmae}\n  yield: q: values({x})\n')
        done = self.run_whence('rules', 'lint', 'mine.rules')
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn('mine.rules:1:1: warning: rule "twice" adds nothing\n', done.stdout)
        self.assertRegex(done.stdout, r'rule "name" \(.*noun_phrases\.rules:\d+\) reads the same words the same way')
        self.assertIn('mine.rules:5:1: warning: nothing provides the type "nmae"\n  did you mean "name"?\n', done.stdout)
        self.assertEqual(done.stdout.count('warning'), 2, done.stdout)

    def test_the_tests_of_a_file_of_question_rules_use_the_classes_of_the_others(self):
        self.write('mine.rules', 'rule mine\n  match: ~who {v:vf} {x:name}\n  yield: q: values(image(inverse({v}), {x}))\n'
                                 '  test: who {wrote:vf} {Dune:name} => values(image(inverse(wrote), Dune))\n'
                                 '  test: when {wrote:vf} {Dune:name} => values(image(inverse(wrote), Dune))\n')
        done = self.run_whence('rules', 'test', 'mine.rules')
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn('mine.rules:5:3: error: a test of rule "mine" fails: no reading\n', done.stdout)
        self.assertTrue(done.stdout.endswith('2 tests, 1 failed\n'), done.stdout)


if __name__ == '__main__':
    unittest.main()
