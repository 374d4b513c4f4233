#include "core/base/Literals.h"
#include "ui/theme/Tokens.h"

#include <QtTest/QTest>

using namespace tierdesk;
using namespace tierdesk::ui::theme;

/// The style guide's table and its promise: text of at least 4.5 : 1 wherever it stands.
class TokensTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTableIsTheStyleGuides_data()
    {
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("wanted");
        const auto rows = [](Scheme scheme, const char *name, const std::vector<const char *> &wanted) {
            const Tokens &t = tokens(scheme);
            const std::array found{&t.window,     &t.panel, &t.line,      &t.text,    &t.dim,        &t.accent,
                                   &t.accentSoft, &t.happy, &t.satisfied, &t.neutral, &t.frustrated, &t.angry,
                                   &t.irate,      &t.aiRep, &t.aiManager, &t.human};
            for (std::size_t index = 0; index < found.size(); ++index) {
                QTest::addRow("%s %s", name, wanted.at(index))
                    << found.at(index)->name().mid(1).toUpper() << QString::fromLatin1(wanted.at(index));
            }
        };
        rows(Scheme::Light, "light",
             {"F6F7F9", "FFFFFF", "E3E6EB", "1B2330", "687385", "2F6FED", "E8F0FE", "1F9D67", "58B58E", "98A2B3",
              "D9992B", "E0692F", "CF2F3C", "2F6FED", "7A5AF0", "0E9384"});
        rows(Scheme::Dark, "dark",
             {"12161D", "191F28", "2A323F", "E6EAF0", "98A4B5", "6A9BFF", "20304F", "3CC48A", "5CC7A0", "7E8A9C",
              "E5B04C", "F0834C", "F05661", "6A9BFF", "A48BFF", "35BFAF"});
    }
    void theTableIsTheStyleGuides()
    {
        QFETCH(QString, found);
        QFETCH(QString, wanted);
        QCOMPARE(found, wanted);
    }

    void wordsCanBeRead_data()
    {
        QTest::addColumn<QColor>("ink");
        QTest::addColumn<QColor>("background");
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const char *name = scheme == Scheme::Light ? "light" : "dark";
            const Tokens &t = tokens(scheme);
            const std::array grounds{std::pair{"window", t.window},
                                     std::pair{"panel", t.panel},
                                     std::pair{"field", t.field},
                                     std::pair{"hover", t.hover},
                                     std::pair{"accent soft", t.accentSoft},
                                     std::pair{"bubble", t.bubble},
                                     std::pair{"note", t.note}};
            for (const auto &[ground, background] : grounds) {
                QTest::addRow("%s: text on %s", name, ground) << t.text << background;
                QTest::addRow("%s: dim on %s", name, ground) << t.dimOn(background) << background;
                QTest::addRow("%s: accent on %s", name, ground) << t.accentOn(background) << background;
                QTest::addRow("%s: a late time on %s", name, ground) << legible(t.irate, background) << background;
                QTest::addRow("%s: a short time on %s", name, ground)
                    << legible(t.frustrated, background) << background;
            }
            QTest::addRow("%s: words on a primary button", name) << t.onAccent << t.accent;
            QTest::addRow("%s: the rail's number", name) << legible(t.onAccent, t.irate) << t.irate;
            QTest::addRow("%s: initials", name) << t.onAccent << legible(t.human, t.onAccent);
            for (const auto &[sentiment, word] : Words<Sentiment>::table) {
                const Tone tone = t.tone(sentiment);
                QTest::addRow("%s: the badge %s", name, word) << tone.ink << tone.soft;
            }
            for (const auto &[tier, word] : Words<Tier>::table) {
                const Tone tone = t.toneOf(t.tier(tier));
                QTest::addRow("%s: the badge %s", name, word) << tone.ink << tone.soft;
            }
        }
    }
    void wordsCanBeRead()
    {
        QFETCH(QColor, ink);
        QFETCH(QColor, background);
        const double found = contrast(ink, background);
        QVERIFY2(found >= 4.5, qPrintable(u"%1 on %2 is %3 : 1"_s.arg(ink.name(), background.name()).arg(found)));
    }

    void controlsAreSeen_data()
    {
        QTest::addColumn<QColor>("mark");
        QTest::addColumn<QColor>("background");
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const char *name = scheme == Scheme::Light ? "light" : "dark";
            const Tokens &t = tokens(scheme);
            QTest::addRow("%s: the focus ring on a panel", name) << t.accent << t.panel;
            QTest::addRow("%s: the focus ring on the window", name) << t.accent << t.window;
            QTest::addRow("%s: the focus ring on a chosen row", name) << t.accent << t.accentSoft;
            QTest::addRow("%s: the ring in a primary button", name) << t.onAccent << t.accent;
        }
    }
    void controlsAreSeen()
    {
        QFETCH(QColor, mark);
        QFETCH(QColor, background);
        QVERIFY(contrast(mark, background) >= 3);
    }

    void contrastIsTheStandards()
    {
        QCOMPARE(qRound(contrast(QColor(0, 0, 0), QColor(255, 255, 255)) * 100), 2100);
        QCOMPARE(qRound(contrast(QColor(255, 255, 255), QColor(255, 255, 255)) * 100), 100);
        // The grey that is known to be the lightest that passes on white.
        QCOMPARE(qRound(contrast(QColor(0x76, 0x76, 0x76), QColor(255, 255, 255)) * 100), 454);
    }

    void whatCanBeReadStaysAsItIs()
    {
        const Tokens &t = tokens(Scheme::Light);
        QCOMPARE(legible(t.text, t.panel), t.text);
        QVERIFY(legible(t.frustrated, t.panel) != t.frustrated);
    }
};

QTEST_GUILESS_MAIN(TokensTest)
#include "tst_tokens.moc"
