#include "core/engine/Briefs.h"

#include "core/store/SessionQueries.h"

#include <QtTest/QTest>

using namespace tierdesk;

namespace {

store::SessionDetail caseOfPeople()
{
    store::SessionDetail found;
    found.session.tier = Tier::HumanAgent;
    found.session.summary = u"Tent pole broken"_s;
    Message message;
    message.text = u"My tent pole broke."_s;
    found.messages.push_back(message);
    return found;
}

Brief inOtherWords(const Brief &own)
{
    Brief words = own;
    words.wanted = u"In short: a tent pole."_s;
    words.wordedBy = u"a model"_s;
    return words;
}

std::vector<ModelUse> uses(NanoUsd cost)
{
    std::vector<ModelUse> made(1);
    made.front().cost = cost;
    return made;
}

} // namespace

class TestBriefs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyACaseThatPeopleHaveOrHadHasOne()
    {
        store::SessionDetail found = caseOfPeople();
        QVERIFY(engine::hasBrief(found));
        found.session.tier = Tier::AiManager;
        QVERIFY(!engine::hasBrief(found));
        Escalation escalation;
        escalation.to = Tier::AiManager;
        found.escalations.push_back(escalation);
        QVERIFY(!engine::hasBrief(found));
        escalation.to = Tier::HumanAgent;
        found.escalations.push_back(escalation);
        QVERIFY(engine::hasBrief(found));
    }

    void aModelsWordsStandWhileTheRecordSaysTheSame()
    {
        store::SessionDetail found = caseOfPeople();
        const Brief own = engine::briefOf(found);
        QVERIFY2(own.wanted.contains(u"tent pole"), qPrintable(own.wanted));
        engine::keepWords(found.session, own, inOtherWords(own));
        QCOMPARE(engine::briefOf(found).wordedBy, u"a model"_s);
        // What concerns the brief in no way leaves them standing.
        found.session.version += 1;
        found.session.holder = UserId{3};
        QCOMPARE(engine::briefOf(found).wanted, u"In short: a tent pole."_s);

        Message message;
        message.text = u"And a peg is missing."_s;
        found.messages.push_back(message);
        const Brief later = engine::briefOf(found);
        QVERIFY(later.wordedBy.isEmpty());
        QVERIFY2(later.wanted.contains(u"a peg is missing"), qPrintable(later.wanted));
    }

    void costsAddUpWhateverIsWorded()
    {
        store::SessionDetail found = caseOfPeople();
        engine::addModelCost(found.session, {});
        QVERIFY(found.session.brief.isEmpty());
        engine::addModelCost(found.session, uses(300));
        const Brief own = engine::briefOf(found);
        QCOMPARE(own.costNanoUsd, 300);
        engine::keepWords(found.session, own, inOtherWords(own));
        engine::addModelCost(found.session, uses(20));
        QCOMPARE(engine::briefOf(found).costNanoUsd, 320);
        QCOMPARE(engine::briefOf(found).wordedBy, u"a model"_s);
    }

    void whatAnEarlierVersionKeptIsMadeAnew()
    {
        store::SessionDetail found = caseOfPeople();
        Brief kept = inOtherWords(engine::briefOf(found));
        kept.costNanoUsd = 7;
        found.session.brief = toJson(kept);
        QVERIFY(engine::briefOf(found).wordedBy.isEmpty());
        QCOMPARE(engine::briefOf(found).costNanoUsd, 7);
    }
};

QTEST_GUILESS_MAIN(TestBriefs)
#include "tst_briefs.moc"
