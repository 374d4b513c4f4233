#include "ui/tiers/ConfigDraft.h"

#include <QtCore/QJsonArray>
#include <QtTest/QTest>

using namespace tierdesk::ui;

namespace {

QString path(const char *text)
{
    return QString::fromLatin1(text);
}

QJsonObject someConfig()
{
    return {{path("enabled"), true},
            {path("words"), QJsonArray{path("angry")}},
            {path("tiers"), QJsonObject{{path("rep"), QJsonObject{{path("credit"), 10}, {path("refund"), 0}}}}}};
}

QJsonObject with(QJsonObject config, int credit)
{
    config.insert(path("tiers"),
                  QJsonObject{{path("rep"), QJsonObject{{path("credit"), credit}, {path("refund"), 0}}}});
    return config;
}

} // namespace

class ConfigDraftTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_draft.start(7, someConfig()); }

    void whatIsNotChangedIsNotSent()
    {
        QVERIFY(m_draft.changes().empty());
        QVERIFY(m_draft.patch().isEmpty());
        m_draft.set(path("tiers.rep.credit"), 15);
        QCOMPARE(m_draft.patch(),
                 (QJsonObject{{path("tiers"), QJsonObject{{path("rep"), QJsonObject{{path("credit"), 15}}}}}}));
        QVERIFY(m_draft.isChanged(path("tiers.rep.credit")));
        QVERIFY(!m_draft.isChanged(path("tiers.rep.refund")));
        QCOMPARE(m_draft.saved(path("tiers.rep.credit")), QJsonValue(10));
        m_draft.set(path("tiers.rep.credit"), 10); // back to what it was
        QVERIFY(m_draft.patch().isEmpty());
    }

    void aListIsOneField()
    {
        m_draft.set(path("words"), QJsonArray{path("angry"), path("furious")});
        QCOMPARE(m_draft.changes().size(), std::size_t{1});
        QCOMPARE(m_draft.changes().front().path, path("words"));
        m_draft.discard();
        QVERIFY(m_draft.changes().empty());
    }

    void othersSaveUnderneath_data()
    {
        QTest::addColumn<int>("theirs"); // their credit; 10: they changed something else
        QTest::addColumn<int>("ours");   // our credit; 10: we changed nothing
        QTest::addColumn<int>("credit"); // what the draft says then
        QTest::addColumn<int>("both");
        QTest::addColumn<int>("changes");
        QTest::newRow("theirs alone is taken") << 20 << 10 << 20 << 0 << 0;
        QTest::newRow("ours alone stays") << 10 << 15 << 15 << 0 << 1;
        QTest::newRow("the same by both is no change any more") << 15 << 15 << 15 << 0 << 0;
        QTest::newRow("different by both: ours stays, and it is told") << 20 << 15 << 15 << 1 << 1;
    }
    void othersSaveUnderneath()
    {
        QFETCH(int, theirs);
        QFETCH(int, ours);
        QFETCH(int, credit);
        QFETCH(int, both);
        QFETCH(int, changes);
        if (ours != 10)
            m_draft.set(path("tiers.rep.credit"), ours);
        const auto conflicts = m_draft.rebase(8, with(someConfig(), theirs));
        QCOMPARE(m_draft.version(), 8);
        QCOMPARE(m_draft.value(path("tiers.rep.credit")), QJsonValue(credit));
        QCOMPARE(static_cast<int>(conflicts.size()), both);
        QCOMPARE(static_cast<int>(m_draft.changes().size()), changes);
        if (both > 0) {
            QCOMPARE(conflicts.front().before, QJsonValue(theirs));
            QCOMPARE(conflicts.front().after, QJsonValue(ours));
        }
    }

    void whatIsChangedWhileItIsSavedStays()
    {
        m_draft.set(path("tiers.rep.credit"), 15);
        const QJsonObject sent = with(someConfig(), 15);
        m_draft.set(path("enabled"), false);
        QVERIFY(m_draft.rebase(8, sent).empty());
        QCOMPARE(m_draft.patch(), (QJsonObject{{path("enabled"), false}}));
    }

    void whatWasKeptOverARestartComesBack()
    {
        m_draft.set(path("tiers.rep.credit"), 15);
        m_draft.set(path("enabled"), false);
        const auto kept = m_draft.changes();

        ConfigDraft later;
        later.start(7, someConfig());
        QVERIFY(later.restore(kept).empty());
        QCOMPARE(later.patch(), m_draft.patch());

        ConfigDraft tooLate;
        tooLate.start(9, with(someConfig(), 20));
        const auto both = tooLate.restore(kept);
        QCOMPARE(both.size(), std::size_t{1});
        QCOMPARE(both.front(), (ConfigChange{path("tiers.rep.credit"), 20, 15}));

        ConfigDraft another;
        another.start(1, {{path("enabled"), true}});
        QVERIFY(another.restore(kept).empty()); // a field that is no more is passed over
        QCOMPARE(another.changes().size(), std::size_t{1});
    }

private:
    ConfigDraft m_draft;
};

QTEST_GUILESS_MAIN(ConfigDraftTest)
#include "tst_configdraft.moc"
