#!/usr/bin/env python3
"""The checks themselves: each finds what it is there for, and is silent where all is well."""
import pathlib
import tempfile
import unittest

import colours
import includes


class Tree(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        for name in ("core", "ui", "app", "resources"):
            (self.root / name).mkdir()

    def tearDown(self):
        self.folder.cleanup()

    def write(self, name, text):
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def test_an_arrow_of_the_plan_is_fine(self):
        self.write("core/engine/A.cpp", '#include "core/store/B.h"\n')
        self.assertEqual(includes.faults(self.root), [])

    def test_ui_may_not_know_the_engine(self):
        self.write("ui/queue/A.cpp", '#include "core/engine/Engine.h"\n')
        self.assertIn("ui may not know engine", includes.faults(self.root)[0])

    def test_nothing_looks_up(self):
        self.write("core/store/A.cpp", '#include "core/engine/Engine.h"\n')
        self.assertEqual(len(includes.faults(self.root)), 1)

    def test_core_knows_no_windows(self):
        self.write("core/base/A.cpp", "#include <QtWidgets/QWidget>\n")
        self.assertIn("no windows", includes.faults(self.root)[0])

    def test_a_room_that_is_not_planned_is_named(self):
        self.write("core/misc/A.cpp", "\n")
        self.assertIn("no room", includes.faults(self.root)[0])

    def test_colours_belong_to_the_theme(self):
        self.write("ui/queue/A.cpp", 'painter.setPen(QColor(0x112233));\nwidget->setStyleSheet(text);\nauto c = "#ff0000";\n')
        self.write("ui/theme/A.cpp", "QColor(0x112233);\n")
        self.assertEqual(len(colours.faults(self.root)), 3)


if __name__ == "__main__":
    unittest.main()
