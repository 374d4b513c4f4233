#!/usr/bin/env python3
"""The checks themselves: each finds what it is there for, and is silent where all is well."""
import os
import pathlib
import tempfile
import unittest

import colours
import includes
import phrases
import seeds
import translations


PLAN = includes.plan_of("""## Who may include whom
| component | includes |
|---|---|
| `store`, `net` | – |
| `engine` | `store` |
| `dialects` | `store`, `engine` |
| `ui` | – |

## Next
| `store` | `engine` |
""")


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
        self.assertEqual(includes.faults(self.root, PLAN), [])

    def test_ui_may_not_know_the_engine(self):
        self.write("ui/queue/A.cpp", '#include "core/engine/Engine.h"\n')
        self.assertIn("ui may not include engine", includes.faults(self.root, PLAN)[0])

    def test_nothing_looks_up(self):
        self.write("core/store/A.cpp", '#include "core/engine/Engine.h"\n')
        self.assertEqual(len(includes.faults(self.root, PLAN)), 1)

    def test_who_only_reads_does_not_see_the_database(self):
        self.write("core/doors/dialects/A.cpp", '#include "core/store/Readers.h"\n#include "core/store/Database.h"\n')
        self.assertEqual(len(includes.faults(self.root, PLAN)), 1)

    def test_nobody_sees_into_the_embedded_responder(self):
        self.write("core/engine/A.cpp", '#include "core/mind/ai/local/DialogueState.h"\n')
        self.assertTrue(any("embedded responder" in each for each in includes.faults(self.root, PLAN)))

    def test_what_is_included_is_counted(self):
        self.write("core/engine/A.cpp", '#include "core/store/B.h"\n')
        used = set()
        includes.faults(self.root, PLAN, used)
        self.assertEqual(used, {("engine", "store")})

    def test_core_knows_no_windows(self):
        self.write("core/base/A.cpp", "#include <QtWidgets/QWidget>\n")
        self.assertIn("no windows", includes.faults(self.root, PLAN)[0])

    def test_a_room_that_is_not_planned_is_named(self):
        self.write("core/misc/A.cpp", "\n")
        self.assertIn("no room", includes.faults(self.root, PLAN)[0])

    def test_colours_belong_to_the_theme(self):
        self.write("ui/queue/A.cpp", 'painter.setPen(QColor(0x112233));\nwidget->setStyleSheet(text);\nauto c = "#ff0000";\n')
        self.write("ui/theme/A.cpp", "QColor(0x112233);\n")
        self.assertEqual(len(colours.faults(self.root)), 3)

    def test_phrases_are_well_formed(self):
        self.write("resources/responder/phrases.en.tsv",
                   "# words\nSorry\tany\tI am sorry about %1.\tSorry.\nSorry\tany\tWe can't.\nSorry\tany\tNo.\tNo %1.\n")
        self.assertEqual([each.split(": ")[1] for each in phrases.faults(self.root)],
                         ["a short form", "the shorter text is not shorter", "the shorter text has a place that the text has not"])

    def test_a_document_that_is_changed_missing_or_none_is_named(self):
        for name in seeds.DIGESTS:
            self.write(f"tests/api/seeds/{name}", "# Another\n")
        self.assertEqual(len(list(seeds.faults(self.root))), len(seeds.DIGESTS))
        (self.root / "tests/api/seeds/cs-api.md").unlink()
        self.assertTrue(any("cs-api.md: is missing" in each for each in seeds.faults(self.root)))
        self.write("tests/api/seeds/more.md", "")
        self.assertIn("none of the documents", next(seeds.faults(self.root)))

    def translate(self, source, *texts, kind="", language="de"):
        """The files of every language, and in @p language one sentence with what stands for it."""
        for each in translations.FORMS:
            self.write(f"translations/tierdesk_{each}.ts", '<TS version="2.1"></TS>')
        is_plural = len(texts) > 1
        inside = "".join(f"<numerusform>{text}</numerusform>" for text in texts) if is_plural else texts[0]
        numerus = ' numerus="yes"' if is_plural else ""
        self.write(
            f"translations/tierdesk_{language}.ts",
            f'<TS version="2.1"><context><name>Page</name><message{numerus}><source>{source}</source>'
            f"<translation{kind}>{inside}</translation></message></context></TS>")
        return translations.faults(self.root)

    def test_a_translation_with_its_places_is_fine(self):
        self.assertEqual(self.translate("&amp;Send %1 to %2…", "%1 an %2 &amp;senden…"), [])

    def test_a_form_may_name_its_number_in_words(self):
        forms = ["لا %1", "واحد %1", "اثنان %1", *["%Ln %1"] * 3]
        self.assertEqual(self.translate("%Ln of %1", *forms, language="ar"), [])

    def test_what_is_not_translated_is_named(self):
        self.assertIn("is unfinished", self.translate("Send", "", kind=' type="unfinished"')[0])
        self.assertIn("is empty", self.translate("Send", "")[0])
        self.assertIn("is empty", self.translate("%n cases", "%n Fall", "")[0])

    def test_a_place_that_differs_is_named(self):
        self.assertIn("has %1 for %1 %2", self.translate("%1 to %2", "an %1")[0])
        self.assertIn("has %1 %1 for %1 %2", self.translate("%1 to %2", "%1 an %1")[0])
        self.assertIn("has %n for %Ln", self.translate("%Ln cases", "%Ln Fall", "%n Fälle")[0])
        self.assertIn("has %n for %1 %n", self.translate("%n of %1", "%n von %1", "%n")[0])

    def test_a_mnemonic_blanks_dots_and_plurals_are_kept(self):
        self.assertIn("mnemonic", self.translate("&amp;Send", "Senden")[0])
        self.assertIn("blanks", self.translate(" and %1 more", "und %1 weitere")[0])
        self.assertIn("…", self.translate("Sending…", "Wird gesendet")[0])
        self.assertIn("has 2 of 6 plurals", self.translate("%n cases", "%n", "%n", language="ar")[0])

    def test_a_language_is_not_forgotten(self):
        self.assertEqual(len(translations.faults(self.root)), len(translations.FORMS))

    def test_an_escape_ends_where_lupdate_ends_it(self):
        self.translate("Send", "Senden")
        self.write("ui/queue/A.cpp", 'tr("with\\u00A0C");\n')
        self.write("ui/queue/B.cpp", 'tr("with\\u00A0" "C");\nQStringLiteral("\\u00A41");\n')
        faults = translations.faults(self.root)
        self.assertEqual(len(faults), 1)
        self.assertIn("ui/queue/A.cpp", faults[0])

    @unittest.skipUnless("LUPDATE" in os.environ, "needs Qt's lupdate")
    def test_a_sentence_that_no_file_has_is_found_in_the_sources(self):
        self.translate("Send", "Senden")
        said = 'Page::tr("Send") + Page::tr("Sent") + Page::tr("%n left", nullptr, 2)'
        self.write("ui/queue/A.cpp", f"QString a() {{ return {said}; }}\n")
        missing = [each.split(":")[0] for each in translations.faults(self.root, os.environ["LUPDATE"])]
        self.assertEqual(sorted(missing), ["tierdesk_ar.ts"] * 3 + ["tierdesk_de.ts"] * 2 + ["tierdesk_en.ts"])


if __name__ == "__main__":
    unittest.main()
