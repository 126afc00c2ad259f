#!/usr/bin/env python3
"""Runs the program as a user does: exit statuses, messages, and what stays untouched by wrong input.

command_line_test.py WHENCE   where WHENCE is the built program
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

WHENCE = os.path.abspath(sys.argv.pop(1))


class CommandLine(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = pathlib.Path(self.folder.name)
        self.environment = {**os.environ, 'HOME': self.folder.name, 'XDG_DATA_HOME': f'{self.folder.name}/data',
                            'XDG_STATE_HOME': f'{self.folder.name}/state', 'NO_COLOR': '1'}

    def run_whence(self, *arguments, text=''):
        return subprocess.run([WHENCE, *arguments], input=text, capture_output=True, text=True, timeout=120,
                              env=self.environment, cwd=self.folder.name)

    def write(self, name, content):
        (self.path / name).write_bytes(content)
        return name

    def test_help_and_version(self):
        done = self.run_whence('--help')
        self.assertEqual(done.returncode, 0)
        for command in ('ingest', 'ask', 'shell', 'remove', 'stats', 'rules', 'analyze'):
            self.assertIn(command, done.stdout)
        self.assertRegex(self.run_whence('--version').stdout, r'^whence \d+\.\d+\.\d+\n$')

    def test_wrong_usage_is_status_2(self):
        for arguments in ([], ['no-such-command'], ['ingest'], ['ask', '--no-such-option']):
            done = self.run_whence(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertEqual(done.stdout, '')
            self.assertNotEqual(done.stderr, '')

    def test_a_folder_without_a_graph(self):
        done = self.run_whence('stats', '--db', 'nothing')
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr,
                         'whence: nothing: there is no graph here; make one: whence ingest --db nothing FILE...\n')
        self.assertFalse((self.path / 'nothing').exists())

    def test_a_folder_in_place_of_a_file_is_refused(self):
        good = self.write('good.txt', b'Peru\n\nThe capital of Peru is Lima.\n')
        self.run_whence('ingest', '--db', 'db', good)
        for arguments in (['analyze', '.'], ['ask', '--text', '.', 'What is the capital of Peru?'],
                          ['infer', '--db', 'db', '--rules', '.'], ['query', '--db', 'db', '--file', '.'],
                          ['load', '--db', 'other', '--lexicon', '.', 'good.txt'], ['rules', 'lint', '.'],
                          ['verify', '--evidence', '.', 'The capital of Peru is Lima.']):
            done = self.run_whence(*arguments)
            self.assertEqual(done.returncode, 2, arguments)
            self.assertIn('is a folder', done.stderr, arguments)

    def test_files_that_cannot_be_read_do_not_stop_the_rest(self):
        good = self.write('good.txt', b'Peru\n\nThe capital of Peru is Lima.\n')
        bad = [self.write('empty.txt', b''), self.write('latin.txt', b'caf\xe9'), self.write('image', b'GIF\0\1'), '.',
               'missing.txt']
        done = self.run_whence('ingest', '--db', 'db', good, *bad)
        self.assertEqual(done.returncode, 2)
        for name in bad:
            self.assertIn(f'whence: {name}: ', done.stderr)
        self.assertIn('1 document, ', done.stdout)
        self.assertEqual(self.run_whence('ask', '--db', 'db', 'what is the capital of Peru?').returncode, 0)

    def test_ingest_again_replace_and_remove(self):
        name = self.write('peru.txt', b'Peru\n\nThe capital of Peru is Lima.\n')
        self.assertEqual(self.run_whence('ingest', '--db', 'db', name).returncode, 0)
        self.assertIn('1 unchanged', self.run_whence('ingest', '--db', 'db', name).stdout)
        self.write('peru.txt', b'Peru\n\nThe capital of Peru is Cusco.\n')
        self.assertIn('1 replaced', self.run_whence('ingest', '--db', 'db', name).stdout)
        done = self.run_whence('ask', '--db', 'db', '--json', text='{"question": "what is the capital of Peru?"}\r\n')
        self.assertEqual([answer['text'] for answer in json.loads(done.stdout)['answers']], ['Cusco'])
        self.assertEqual(self.run_whence('remove', '--db', 'db', name).returncode, 0)
        done = self.run_whence('remove', '--db', 'db', name)
        self.assertEqual(done.returncode, 1)
        self.assertIn('no document is named ' + name + '; whence stats lists them', done.stderr)
        self.assertEqual(self.run_whence('ask', '--db', 'db', 'what is the capital of Peru?').returncode, 1)

    def test_json_lines_keep_their_places(self):
        done = self.run_whence('ask', '--json', text='{"question": "where is it", "text": "It rains."}\n{broken\n')
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(len(lines), 2)
        self.assertIn('status', lines[0])
        self.assertEqual(lines[1]['line'], 2)
        self.assertEqual(done.returncode, 2)

    def test_shell_runs_commands_without_a_terminal(self):
        name = self.write('peru.txt', b'Peru\n\nThe capital of Peru is Lima.\n')
        self.run_whence('ingest', '--db', 'db', name)
        done = self.run_whence('shell', '--db', 'db', '-c', 'what is the capital of Peru?', '-c', '.sources')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn('bytes', done.stdout)
        self.assertNotIn('\x1b', done.stdout)
        done = self.run_whence('shell', '--db', 'db', text='.help\n.quit\nwhat is it\n')
        self.assertEqual(done.returncode, 0)
        self.assertIn('.sources', done.stdout)


if __name__ == '__main__':
    unittest.main()
