#include "core/mind/knowledge/AnswerCache.h"

#include <QtTest/QTest>

using namespace tierdesk;
using knowledge::AnswerCache;
using knowledge::KeptAnswer;
using knowledge::KeptQuestion;

namespace {

constexpr base::Timestamp Noon{1'790'000'000'000};

KeptQuestion question(const char *form = "what is your return policy")
{
    return {CompanyId{1}, "articles 1", "claude", QString::fromLatin1(form)};
}

KeptAnswer answer(const char *text = "Within 30 days.")
{
    return {QString::fromLatin1(text), u"claude-haiku-5-5"_s, {u"KB-RETURNS"_s}, .75, Noon};
}

} // namespace

/// Answers that are said again to whoever asks the same.
class TstAnswerCache final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameQuestionHasOneForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("form");
        QTest::newRow("case, blanks and marks") << "  What's YOUR  return policy?!\n"
                                                << "whats your return policy";
        QTest::newRow("a curly apostrophe") << u"What\u2019s your return policy"_s << "whats your return policy";
        QTest::newRow("a no stays a no") << "Don't you ship to Canada?"
                                         << "dont you ship to canada";
        QTest::newRow("wide letters") << u"\uFF32eturns"_s << "returns";
        QTest::newRow("another script") << u"R\u00FCckgabe, bitte"_s << u"r\u00FCckgabe bitte"_s;
    }
    void theSameQuestionHasOneForm()
    {
        QFETCH(QString, text);
        QTEST(knowledge::normalForm(text), "form");
    }

    void whatIsKeptIsFound()
    {
        AnswerCache cache;
        QVERIFY(!cache.find(question(), Noon));
        cache.keep(question(), answer());
        const auto found = cache.find(question(), Noon);
        QVERIFY(found);
        QCOMPARE(found->text, u"Within 30 days."_s);
        QCOMPARE(found->articles, QStringList{u"KB-RETURNS"_s});
        QCOMPARE(found->confidence, std::optional(.75));
    }

    void anythingElseIsAnotherQuestion_data()
    {
        QTest::addColumn<int>("what");
        QTest::newRow("of another company") << 0;
        QTest::newRow("to another speaker") << 1;
        QTest::newRow("in other words") << 2;
        QTest::newRow("over other articles") << 3;
    }
    void anythingElseIsAnotherQuestion()
    {
        QFETCH(int, what);
        AnswerCache cache;
        QVERIFY(!cache.find(question(), Noon));
        cache.keep(question(), answer());
        KeptQuestion other = question();
        if (what == 0)
            other.company = CompanyId{2};
        else if (what == 1)
            other.speaker = "chat";
        else if (what == 2)
            other.form += u" for boots"_s;
        else
            other.sources = "articles 2";
        QVERIFY(!cache.find(other, Noon));
    }

    void aChangedArticleEmptiesTheCompanysShelf()
    {
        AnswerCache cache;
        QVERIFY(!cache.find(question(), Noon));
        cache.keep(question(), answer());
        KeptQuestion another = question();
        another.company = CompanyId{2};
        QVERIFY(!cache.find(another, Noon));
        cache.keep(another, answer());
        QCOMPARE(cache.size(), 2);

        KeptQuestion changed = question();
        changed.sources = "articles 2";
        QVERIFY(!cache.find(changed, Noon));
        QCOMPARE(cache.size(), 1);
        // What was asked before the change comes too late to be kept.
        cache.keep(question(), answer());
        QCOMPARE(cache.size(), 1);
        QVERIFY(cache.find(another, Noon));
    }

    void anAnswerLastsADay()
    {
        AnswerCache cache;
        QVERIFY(!cache.find(question(), Noon));
        cache.keep(question(), answer());
        QVERIFY(cache.find(question(), Noon + base::Millis{AnswerCache::Lifetime.count - 1}));
        QVERIFY(!cache.find(question(), Noon + AnswerCache::Lifetime));
        QCOMPARE(cache.size(), 0);
    }

    void thereIsABound()
    {
        AnswerCache cache;
        QVERIFY(!cache.find(question("0"), Noon));
        for (int i = 0; i < AnswerCache::AnswersACompany; ++i)
            cache.keep(question(QByteArray::number(i).constData()), answer());
        QVERIFY(cache.find(question("0"), Noon)); // the latest used
        cache.keep(question("one more"), answer());
        QCOMPARE(cache.size(), AnswerCache::AnswersACompany);
        QVERIFY(cache.find(question("0"), Noon));
        QVERIFY(!cache.find(question("1"), Noon));
    }
};

QTEST_GUILESS_MAIN(TstAnswerCache)
#include "tst_answercache.moc"
